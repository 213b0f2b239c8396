# expect: OA-RNG-45 at 28
import json
import random
from pathlib import Path


class NegativeSampler:
    def __init__(self, items, seed):
        self.items, self.seed = items, seed
        self.rng = random.Random(seed)

    def draw(self, positives, n):
        chosen = []
        while len(chosen) < n:
            item = self.rng.choice(self.items)
            if item not in positives:
                chosen.append(item)
        return chosen


class Bpr:
    def __init__(self, sampler, dim=8):
        self.sampler = sampler
        self.vectors = {i: [sampler.rng.gauss(0, 0.1) for _ in range(dim)] for i in sampler.items}
        self.bias = dict.fromkeys(sampler.items, 0.0)

    def train_epoch(self, histories, lr=0.05):
        self.sampler.rng.seed(self.sampler.seed)
        for history in histories:
            for positive in history:
                for negative in self.sampler.draw(history, 2):
                    self.bias[positive] += lr
                    self.bias[negative] -= lr


def main():
    histories = json.loads(Path("histories.json").read_text())
    items = sorted({item for history in histories for item in history})
    model = Bpr(NegativeSampler(items, seed=18))
    for epoch in range(10):
        model.train_epoch(histories)
    print(json.dumps(model.bias, sort_keys=True))


if __name__ == "__main__":
    main()
