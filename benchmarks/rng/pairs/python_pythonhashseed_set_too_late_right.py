# expect: nothing
"""Setting PYTHONHASHSEED inside the running interpreter does not change its own hashes."""
import hashlib
import json


def load(path):
    with open(path) as f:
        return [json.loads(line) for line in f]


class Curriculum:
    def __init__(self, rows, seed):
        self.rows = rows
        self.seed = seed

    def _rank(self, row):
        return hashlib.sha256(f"{self.seed}:{row['question']}".encode()).hexdigest()

    def order(self):
        """A fixed pseudo-random order inside each level of difficulty."""
        return sorted(self.rows, key=lambda row: (row["level"], self._rank(row)))


def main():
    curriculum = Curriculum(load("gsm8k.jsonl"), seed=14)
    with open("gsm8k_ordered.jsonl", "w") as out:
        for row in curriculum.order():
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
