# expect: nothing
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments

from corpus import build

SEED = 2023


def main():
    torch.manual_seed(SEED)
    tokenizer = AutoTokenizer.from_pretrained("gpt2")
    tokenizer.pad_token = tokenizer.eos_token
    splits = build("poems.jsonl", tokenizer, SEED)
    model = AutoModelForCausalLM.from_pretrained("gpt2")
    args = TrainingArguments(output_dir="poet", seed=SEED, data_seed=SEED, per_device_train_batch_size=4)
    Trainer(model=model, args=args, train_dataset=splits["train"], eval_dataset=splits["test"]).train()


if __name__ == "__main__":
    main()
