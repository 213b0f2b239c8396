# expect: OA-RNG-26 at 19
"""Bootstrap interval of a classifier's accuracy."""
import argparse

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.neural_network import MLPClassifier
from sklearn.utils import resample


def shuffle(rows, rng):
    """Not sklearn's: uses the generator it is given."""
    return rows[rng.permutation(len(rows))]


def interval(hits, rounds, seed):
    means = []
    for i in range(rounds):
        means.append(resample(hits, replace=True).mean())
    return np.percentile(means, [2.5, 97.5])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    x, y = load_breast_cancer(return_X_y=True)
    rng = np.random.default_rng(args.seed)
    order = shuffle(np.arange(len(y)), rng)
    cut = int(0.7 * len(y))
    train, test = order[:cut], order[cut:]
    clf = MLPClassifier((32,), max_iter=400, random_state=args.seed).fit(x[train], y[train])
    hits = (clf.predict(x[test]) == y[test]).astype(float)
    low, high = interval(hits, args.rounds, args.seed)
    print(f"accuracy {hits.mean():.3f} in [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
