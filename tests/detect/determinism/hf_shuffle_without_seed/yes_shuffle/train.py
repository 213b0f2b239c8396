from datasets import load_dataset

raw = load_dataset("imdb")
small = raw["train"].shuffle().select(range(1000))
parts = small.map(lambda row: {"length": len(row["text"])}).train_test_split(test_size=0.1, seed=1)
print(parts["train"].num_rows)
