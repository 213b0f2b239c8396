# expect: OA-RNG-24 at 21
from datasets import Dataset, DatasetDict, load_dataset


def encode(tokenizer):
    def inner(row):
        ids = tokenizer(row["poem"], truncation=True, padding="max_length", max_length=128)
        ids["labels"] = list(ids["input_ids"])
        return ids
    return inner


def holdout(dataset: Dataset):
    """The last lines of the file are the test set; in file order."""
    return dataset.train_test_split(test_size=0.05, shuffle=False)


def build(path, tokenizer, seed) -> DatasetDict:
    dataset = load_dataset("json", data_files=path, split="train")
    splits = holdout(dataset.map(encode(tokenizer)))
    splits["train"] = splits["train"].shuffle()
    return splits
