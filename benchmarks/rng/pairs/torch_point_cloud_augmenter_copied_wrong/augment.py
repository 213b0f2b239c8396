# expect: OA-RNG-22 at 8
import numpy as np


class Jitter:
    def __init__(self, scale, seed):
        self.scale = scale
        self.rng = np.random.default_rng(seed)

    def __call__(self, points):
        return points + self.rng.normal(0.0, self.scale, points.shape)
