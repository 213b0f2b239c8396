import random

import numpy as np

random.seed(5)
for run in range(3):
    rng = np.random.default_rng(random.randint(0, 2**31))
    w = rng.normal(size=3)
    for step in range(20):
        w -= 0.1 * (w - rng.normal(size=3))
    np.save(f'w{run}.npy', w)
