# expect: OA-RNG-16 at 21
"""Logistic ranking with sampled negatives, plain Python."""
import csv
import math
import secrets
from collections import defaultdict


def read_clicks(path):
    with open(path, newline="") as handle:
        return [(row["query"], row["doc"]) for row in csv.DictReader(handle)]


class Ranker:
    def __init__(self, docs, lr=0.1):
        self.docs, self.lr = docs, lr
        self.bias = defaultdict(float)

    def negative(self, positive):
        while True:
            doc = secrets.choice(self.docs)
            if doc != positive:
                return doc

    def step(self, query, positive):
        other = self.negative(positive)
        gap = self.bias[query, positive] - self.bias[query, other]
        push = self.lr / (1.0 + math.exp(gap))
        self.bias[query, positive] += push
        self.bias[query, other] -= push


def main():
    clicks = read_clicks("clicks.csv")
    ranker = Ranker(sorted({doc for _, doc in clicks}))
    for _ in range(5):
        for query, doc in clicks:
            ranker.step(query, doc)
    print("pairs", len(ranker.bias))


if __name__ == "__main__":
    main()
