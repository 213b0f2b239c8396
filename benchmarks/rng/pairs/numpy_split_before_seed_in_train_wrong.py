# expect: OA-RNG-15 at 9
import argparse

import numpy as np


def load_split(path, share):
    table = np.load(path)
    table = table[np.random.permutation(len(table))]
    cut = int(share * len(table))
    return table[:cut], table[cut:]


def sgd(table, epochs, lr):
    x, y = table[:, :-1], table[:, -1]
    weight = np.random.normal(scale=0.01, size=x.shape[1])
    for _ in range(epochs):
        for i in np.random.permutation(len(x)):
            prob = 1 / (1 + np.exp(-(x[i] @ weight)))
            weight += lr * (y[i] - prob) * x[i]
    return weight


def train(table, args):
    np.random.seed(args.seed)
    return sgd(table, args.epochs, args.lr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--lr", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=90)
    args = parser.parse_args()
    fit, held = load_split(args.data, share=0.8)
    weight = train(fit, args)
    print("accuracy", np.mean((held[:, :-1] @ weight > 0) == held[:, -1]))


if __name__ == "__main__":
    main()
