# expect: OA-RNG-18 at 12
import argparse

import numpy as np


def options():
    cli = argparse.ArgumentParser(description="online PCA (Oja)")
    cli.add_argument("matrix")
    cli.add_argument("-k", type=int, default=4)
    cli.add_argument("--rate", type=float, default=0.01)
    cli.add_argument("--seed", type=int)
    return cli.parse_args()


class Oja:
    def __init__(self, dim, k, rate):
        self.basis, _ = np.linalg.qr(np.random.standard_normal((dim, k)))
        self.rate = rate

    def update(self, row):
        self.basis += self.rate * np.outer(row, row @ self.basis)
        self.basis, _ = np.linalg.qr(self.basis)


def run(args):
    if args.seed is not None:
        np.random.seed(args.seed)
    data = np.load(args.matrix)
    data = data - data.mean(axis=0)
    model = Oja(data.shape[1], args.k, args.rate)
    for i in np.random.permutation(len(data)):
        model.update(data[i])
    kept = np.sum((data @ model.basis) ** 2) / np.sum(data ** 2)
    print(f"variance kept {kept:.4f}")


if __name__ == "__main__":
    run(options())
