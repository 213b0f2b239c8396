from transformers import AutoModelForCausalLM, Trainer, TrainingArguments

from data import train

model = AutoModelForCausalLM.from_pretrained('gpt2')
trainer = Trainer(model=model, args=TrainingArguments('out', seed=1, data_seed=1), train_dataset=train)
trainer.train()
