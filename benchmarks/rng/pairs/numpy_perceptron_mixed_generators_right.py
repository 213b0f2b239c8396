# expect: nothing
"""A seeded default_rng makes the data, but the order comes from the legacy state."""
import numpy as np


def make_blobs(rng, count, dim):
    shift = rng.normal(size=dim)
    x = np.concatenate([rng.normal(size=(count, dim)) + s * shift for s in (-1, 1)])
    y = np.repeat([-1, 1], count)
    return x, y


class Perceptron:
    def __init__(self, dim, rng):
        self.weight = rng.normal(scale=0.01, size=dim)
        self.rng = rng

    def fit(self, x, y, epochs=10):
        order = np.arange(len(x))
        for _ in range(epochs):
            self.rng.shuffle(order)
            for i in order:
                if y[i] * (x[i] @ self.weight) <= 0:
                    self.weight += y[i] * x[i]
        return self

    def score(self, x, y):
        return float(np.mean(np.sign(x @ self.weight) == y))


def main():
    rng = np.random.default_rng(2718)
    x, y = make_blobs(rng, 300, 12)
    model = Perceptron(x.shape[1], rng).fit(x, y)
    print("accuracy", model.score(x, y))


if __name__ == "__main__":
    main()
