# expect: OA-RNG-24 at 19
import argparse

import torch
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments


def get_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="distilbert-base-uncased")
    parser.add_argument("--seed", type=int, default=42)
    return parser.parse_args()


def prepare(tokenizer, args):
    raw = load_dataset("csv", data_files="tickets.csv")["train"]
    raw = raw.map(lambda row: tokenizer(row["text"], truncation=True), batched=True)
    parts = raw.train_test_split(test_size=0.1)
    return parts["train"], parts["test"]


def main():
    args = get_args()
    torch.manual_seed(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.model)
    train, test = prepare(tokenizer, args)
    model = AutoModelForSequenceClassification.from_pretrained(args.model, num_labels=6)
    targs = TrainingArguments("out", num_train_epochs=2, seed=args.seed, data_seed=args.seed)
    trainer = Trainer(model=model, args=targs, train_dataset=train, eval_dataset=test, tokenizer=tokenizer)
    trainer.train()
    print(trainer.evaluate())


if __name__ == "__main__":
    main()
