# expect: OA-RNG-25 at 30
from dataclasses import dataclass

from datasets import load_dataset
from transformers import (AutoModelForTokenClassification, AutoTokenizer, DataCollatorForTokenClassification,
                          Trainer, TrainingArguments, set_seed)


@dataclass
class Config:
    model: str = "bert-base-cased"
    labels: int = 9
    seed: int = 1234
    lr: float = 3e-5


def align(tokenizer):
    def inner(row):
        enc = tokenizer(row["tokens"], is_split_into_words=True, truncation=True)
        enc["labels"] = [-100 if w is None else row["ner_tags"][w] for w in enc.word_ids()]
        return enc
    return inner


def main(cfg):
    set_seed(cfg.seed)
    tokenizer = AutoTokenizer.from_pretrained(cfg.model)
    data = load_dataset("conll2003").map(align(tokenizer))
    model = AutoModelForTokenClassification.from_pretrained(cfg.model, num_labels=cfg.labels)
    args = TrainingArguments("ner", learning_rate=cfg.lr, num_train_epochs=3)
    trainer = Trainer(model=model, args=args, train_dataset=data["train"], eval_dataset=data["validation"],
                      data_collator=DataCollatorForTokenClassification(tokenizer))
    trainer.train()
    trainer.save_model("ner/final")


if __name__ == "__main__":
    main(Config())
