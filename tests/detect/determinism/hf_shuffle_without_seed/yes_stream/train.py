from datasets import interleave_datasets, load_dataset

one = load_dataset("c4", "en", split="train", streaming=True)
two = load_dataset("wikipedia", split="train", streaming=True)
mixed = interleave_datasets([one, two], probabilities=[0.7, 0.3], seed=3)
mixed = mixed.shuffle(buffer_size=10_000)
for number, row in enumerate(mixed):
    if number == 5:
        break
    print(row["text"][:80])
