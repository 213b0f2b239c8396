# expect: nothing
"""Bagged decision stumps in plain NumPy."""
import argparse

import numpy as np
from numpy.random import choice, seed as seed_numpy


def best_stump(x, y):
    best = (np.inf, 0, 0.0, 1)
    for j in range(x.shape[1]):
        for cut in np.quantile(x[:, j], [0.1, 0.3, 0.5, 0.7, 0.9]):
            for sign in (-1, 1):
                err = np.mean(np.where(x[:, j] > cut, sign, -sign) != y)
                best = min(best, (err, j, float(cut), sign))
    return best[1:]


def bag(x, y, rounds):
    stumps = []
    for _ in range(rounds):
        rows = choice(len(x), size=len(x), replace=True)
        stumps.append(best_stump(x[rows], y[rows]))
    return stumps


def vote(stumps, x):
    votes = sum(np.where(x[:, j] > cut, sign, -sign) for j, cut, sign in stumps)
    return np.sign(votes)


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("data")
    ap.add_argument("--rounds", type=int, default=25)
    args = ap.parse_args()
    seed_numpy(1)
    table = np.load(args.data)
    model = bag(table[:, :-1], table[:, -1], args.rounds)
    print("train accuracy", np.mean(vote(model, table[:, :-1]) == table[:, -1]))
