# expect: nothing
"""Stacking: out-of-fold predictions; the folds come from one object with its own seed."""
import random
import statistics


class FoldMaker:
    def __init__(self, k, seed=303):
        self.k = k
        self.rng = random.Random(seed)

    def split(self, count):
        order = list(range(count))
        self.rng.shuffle(order)
        return [order[i::self.k] for i in range(self.k)]


def mean_model(values):
    centre = statistics.fmean(values)
    return lambda: centre


def median_model(values):
    centre = statistics.median(values)
    return lambda: centre


def out_of_fold(values, maker, fit):
    guess = [0.0] * len(values)
    for fold in maker.split(len(values)):
        inside = set(fold)
        model = fit([v for i, v in enumerate(values) if i not in inside])
        for i in fold:
            guess[i] = model()
    return guess


if __name__ == "__main__":
    with open("prices.txt") as handle:
        values = [float(line) for line in handle]
    maker = FoldMaker(k=5)
    for fit in (mean_model, median_model):
        error = statistics.fmean(abs(a - b) for a, b in zip(values, out_of_fold(values, maker, fit)))
        print(fit.__name__, round(error, 3))
