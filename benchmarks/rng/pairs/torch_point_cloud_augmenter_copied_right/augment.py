# expect: nothing
import numpy as np


class Jitter:
    def __init__(self, scale, seed):
        self.scale = scale
        self.rng = np.random.default_rng(seed)

    def offsets(self, shape):
        return self.rng.normal(0.0, self.scale, shape)
