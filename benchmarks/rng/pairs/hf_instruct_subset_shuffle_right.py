# expect: nothing
"""Pick a small instruction subset and write it out for fine-tuning."""
import json
from pathlib import Path

from datasets import load_dataset, load_from_disk

SEED = 12


class SubsetBuilder:
    def __init__(self, name, size, out):
        self.name, self.size, self.out = name, size, Path(out)

    def load(self):
        cached = self.out.with_suffix(".arrow")
        if cached.exists():
            return load_from_disk(str(cached))
        return load_dataset(self.name, split="train")

    def select(self):
        dataset = self.load().filter(lambda row: len(row["output"]) > 20)
        return dataset.shuffle(seed=SEED).select(range(self.size))

    def write(self):
        rows = self.select()
        with self.out.open("w") as handle:
            for row in rows:
                handle.write(json.dumps({"prompt": row["instruction"], "answer": row["output"]}) + "\n")
        print("wrote", len(rows), "rows to", self.out)


if __name__ == "__main__":
    SubsetBuilder("tatsu-lab/alpaca", 2000, "subset.jsonl").write()
