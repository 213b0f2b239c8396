import numpy as np


def fix(seed=4):
    np.random.seed(seed)
