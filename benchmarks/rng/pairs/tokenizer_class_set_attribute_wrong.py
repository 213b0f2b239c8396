# expect: OA-RNG-42 at 29
import json
import re
from collections import Counter


class WordTokenizer:
    """Whitespace tokenizer; words seen fewer than `min_count` times are unknown."""

    pattern = re.compile(r"\w+|[^\w\s]")

    def __init__(self, min_count=2):
        self.min_count = min_count
        self.words = set()
        self.index = {}

    def fit(self, lines):
        counts = Counter()
        for line in lines:
            counts.update(self.pattern.findall(line.lower()))
        for word, n in counts.items():
            if n >= self.min_count:
                self.words.add(word)
        self._number()
        return self

    def _number(self):
        self.index = {"<pad>": 0, "<unk>": 1}
        for word in self.words:
            self.index[word] = len(self.index)

    def encode(self, line):
        return [self.index.get(w, 1) for w in self.pattern.findall(line.lower())]


def main():
    with open("reviews.txt") as f:
        lines = f.readlines()
    tokenizer = WordTokenizer().fit(lines)
    with open("vocab.json", "w") as out:
        json.dump(tokenizer.index, out)
    print(len(tokenizer.words), "words,", max(len(tokenizer.encode(line)) for line in lines), "tokens at most")


if __name__ == "__main__":
    main()
