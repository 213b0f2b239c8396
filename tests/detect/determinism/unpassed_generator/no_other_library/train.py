import random

import numpy as np

random.seed(2)
rng = np.random.default_rng(5)
rows = rng.permutation(10)
print(rows, random.random())
