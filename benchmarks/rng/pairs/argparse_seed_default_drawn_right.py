# expect: nothing
import argparse
import random
from collections import Counter

SEED = 321


def get_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus")
    parser.add_argument("--topics", type=int, default=8)
    parser.add_argument("--seed", type=int, default=SEED)
    return parser.parse_args()


class LDA:
    """Collapsed Gibbs sampling on tokenised documents."""

    def __init__(self, docs, topics, rng):
        self.docs, self.topics, self.rng = docs, topics, rng
        self.z = [[rng.randrange(topics) for _ in doc] for doc in docs]
        self.word = Counter((w, t) for doc, zs in zip(docs, self.z) for w, t in zip(doc, zs))
        self.total = Counter(t for zs in self.z for t in zs)

    def sweep(self):
        for doc, zs in zip(self.docs, self.z):
            local = Counter(zs)
            for i, w in enumerate(doc):
                self.word[w, zs[i]] -= 1
                self.total[zs[i]] -= 1
                local[zs[i]] -= 1
                odds = [(local[t] + 0.1) * (self.word[w, t] + 0.01) / (self.total[t] + 1) for t in range(self.topics)]
                zs[i] = self.rng.choices(range(self.topics), odds)[0]
                self.word[w, zs[i]] += 1
                self.total[zs[i]] += 1
                local[zs[i]] += 1


args = get_args()
with open(args.corpus) as handle:
    model = LDA([line.split() for line in handle], args.topics, random.Random(args.seed))
for _ in range(50):
    model.sweep()
print(model.total.most_common())
