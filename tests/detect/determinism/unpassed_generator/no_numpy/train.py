import numpy as np

rng = np.random.default_rng(5)


def batch(rows):
    chosen = rng.integers(len(rows), size=8)
    noise = rng.normal(size=8)
    return rows[chosen] + noise


print(batch(np.arange(100.0)))
