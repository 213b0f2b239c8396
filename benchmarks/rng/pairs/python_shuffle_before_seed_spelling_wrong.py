# expect: OA-RNG-15 at 14
"""Spelling corrector: confusion counts with simulated typing errors."""
import json
import random
from collections import Counter

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Corpus:
    def __init__(self, path, limit):
        with open(path) as handle:
            words = sorted(set(handle.read().lower().split()))
        random.shuffle(words)
        self.words = words[:limit]


class Noise:
    def __init__(self, rate):
        random.seed(2)
        self.rate = rate

    def __call__(self, word):
        return "".join(random.choice(ALPHABET) if random.random() < self.rate else c for c in word)


def confusion(words, noise):
    table = Counter()
    for word in words:
        for true, typed in zip(word, noise(word)):
            if true != typed:
                table[f"{true}->{typed}"] += 1
    return table


def main():
    corpus = Corpus("words.txt", limit=5000)
    table = confusion(corpus.words, Noise(rate=0.05))
    with open("confusion.json", "w") as handle:
        json.dump(dict(sorted(table.items())), handle, indent=1)


if __name__ == "__main__":
    main()
