# expect: OA-RNG-41 at 10
from numpy.random import default_rng
import numpy as np

EXPERIMENTS = ["ridge", "lasso", "elastic"]


def stream(experiment, fold):
    """A separate generator for each experiment and fold."""
    return default_rng(abs(hash((experiment, fold))) % 2 ** 32)


def bootstrap(x, y, rng):
    rows = rng.integers(0, len(x), size=len(x))
    return x[rows], y[rows]


def fit(x, y, penalty):
    return np.linalg.solve(x.T @ x + penalty * np.eye(x.shape[1]), x.T @ y)


def main():
    x, y = np.load("diabetes_x.npy"), np.load("diabetes_y.npy")
    for number, experiment in enumerate(EXPERIMENTS):
        for fold in range(5):
            rng = stream(experiment, fold)
            w = fit(*bootstrap(x, y, rng), penalty=10.0 ** number)
            print(experiment, fold, float(np.square(x @ w - y).mean()))


if __name__ == "__main__":
    main()
