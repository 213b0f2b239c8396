import numpy as np


def batches(x, size, rng=None):
    rng = rng or np.random.RandomState()
    order = rng.permutation(len(x))
    for start in range(0, len(x), size):
        yield x[order[start : start + size]]


w = 0.0
for epoch in range(3):
    for part in batches(np.arange(64.0), 8):
        w += 0.01 * (part.mean() - w)
print(w)
