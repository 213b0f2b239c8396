import numpy as np


def batches(x, size, rng=None):
    rng = rng or np.random.default_rng()
    order = rng.permutation(len(x))
    for start in range(0, len(x), size):
        yield x[order[start : start + size]]


legacy = np.random.RandomState()
legacy.seed(5)
w = legacy.randn()
for epoch in range(3):
    for part in batches(np.arange(64.0), 8, np.random.default_rng(epoch)):
        w += 0.01 * (part.mean() - w)
print(w)
