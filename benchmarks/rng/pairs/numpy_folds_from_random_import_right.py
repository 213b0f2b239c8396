# expect: nothing
from random import Random

import numpy as np


def folds(count, k, seed):
    """k index lists; NumPy's seed says nothing about the module random."""
    np.random.seed(seed)
    order = list(range(count))
    Random(seed).shuffle(order)
    return [order[i::k] for i in range(k)]


def ridge(x, y, lam=1.0):
    return np.linalg.solve(x.T @ x + lam * np.eye(x.shape[1]), x.T @ y)


def cross_validate(x, y, k=5, seed=3):
    scores = []
    parts = folds(len(x), k, seed)
    for i, test in enumerate(parts):
        train = [j for n, part in enumerate(parts) if n != i for j in part]
        noise = np.random.normal(scale=0.01, size=(len(train), x.shape[1]))
        coef = ridge(x[train] + noise, y[train])
        scores.append(float(np.mean((x[test] @ coef - y[test]) ** 2)))
    return scores


if __name__ == "__main__":
    table = np.loadtxt("housing.csv", delimiter=",", skiprows=1)
    for fold, score in enumerate(cross_validate(table[:, :-1], table[:, -1])):
        print(f"fold {fold}: mse {score:.3f}")
