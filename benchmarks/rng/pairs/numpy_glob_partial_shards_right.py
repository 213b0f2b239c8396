# expect: nothing
import glob
from functools import partial

import numpy as np

find = partial(glob.glob, recursive=True)


class ShardReader:
    def __init__(self, pattern, valid_shards=2):
        shards = sorted(find(pattern))
        if not shards:
            raise FileNotFoundError(pattern)
        self.valid = shards[:valid_shards]
        self.train = shards[valid_shards:]

    @staticmethod
    def read(paths):
        parts = [np.load(p) for p in paths]
        return np.concatenate([p["x"] for p in parts]), np.concatenate([p["y"] for p in parts])


def perceptron(x, y, epochs):
    w = np.zeros(x.shape[1])
    for _ in range(epochs):
        for row, target in zip(x, y):
            if target * (row @ w) <= 0:
                w += target * row
    return w


def main():
    reader = ShardReader("shards/**/*.npz")
    w = perceptron(*reader.read(reader.train), epochs=5)
    x, y = reader.read(reader.valid)
    print("valid accuracy", float((np.sign(x @ w) == y).mean()))
    newest = max(glob.glob("weights/run-*.npy"), default="none")
    print("weights before this run:", newest)
    np.save("weights/latest.npy", w)


if __name__ == "__main__":
    main()
