import random

import numpy as np

random.seed(1)
rows = np.arange(20)
np.random.shuffle(rows)
print(rows, random.random())
