from transformers import AutoModelForSequenceClassification, Trainer, TrainingArguments

from data import train_data

model = AutoModelForSequenceClassification.from_pretrained("bert-base-uncased")
args = TrainingArguments(output_dir="out", num_train_epochs=1)
args.seed = 7
Trainer(model=model, args=args, train_dataset=train_data()).train()
