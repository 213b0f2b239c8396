# expect: nothing
import functools

import torch
from datasets import load_dataset
from transformers import AutoImageProcessor, Trainer, TrainingArguments, ViTForImageClassification, set_seed

SEED = 101
Arguments = functools.partial(TrainingArguments, seed=SEED, data_seed=SEED, remove_unused_columns=False)


def collate(rows):
    pixels = torch.stack([row["pixel_values"] for row in rows])
    return {"pixel_values": pixels, "labels": torch.tensor([row["label"] for row in rows])}


def with_pixels(processor):
    def apply(batch):
        batch["pixel_values"] = list(processor(batch["image"], return_tensors="pt")["pixel_values"])
        return batch
    return apply


def main():
    set_seed(SEED)
    name = "google/vit-base-patch16-224-in21k"
    data = load_dataset("beans").with_transform(with_pixels(AutoImageProcessor.from_pretrained(name)))
    model = ViTForImageClassification.from_pretrained(name, num_labels=3)
    args = Arguments(output_dir="beans", num_train_epochs=4)
    trainer = Trainer(model=model, args=args, data_collator=collate,
                      train_dataset=data["train"], eval_dataset=data["validation"])
    trainer.train()
    metrics = trainer.evaluate()
    print("accuracy run:", metrics)


if __name__ == "__main__":
    main()
