# expect: nothing
import argparse

import transformers
from datasets import load_dataset
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, DataCollatorForSeq2Seq

SEED = 42


def tokenise(tok, row, max_in=512, max_out=64):
    enc = tok("summarize: " + row["document"], max_length=max_in, truncation=True)
    enc["labels"] = tok(text_target=row["summary"], max_length=max_out, truncation=True)["input_ids"]
    return enc


def training_arguments(opts):
    common = dict(output_dir=opts.out, num_train_epochs=opts.epochs, predict_with_generate=True,
                  seed=SEED, data_seed=SEED)
    return transformers.Seq2SeqTrainingArguments(**common)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default="sums")
    parser.add_argument("--epochs", type=float, default=1.0)
    opts = parser.parse_args()
    transformers.set_seed(SEED)
    tok = AutoTokenizer.from_pretrained("t5-small")
    model = AutoModelForSeq2SeqLM.from_pretrained("t5-small")
    data = load_dataset("xsum").map(lambda row: tokenise(tok, row))
    trainer = transformers.Seq2SeqTrainer(
        model=model,
        args=training_arguments(opts),
        train_dataset=data["train"],
        eval_dataset=data["validation"],
        data_collator=DataCollatorForSeq2Seq(tok, model=model),
    )
    trainer.train()


if __name__ == "__main__":
    main()
