import random

import numpy as np


class Sampler:
    def __init__(self, data):
        self.data = data
        self.rng = random.Random()

    def batch(self, size):
        return self.rng.sample(self.data, size)


np.random.seed(0)
xs = [0.1 * i for i in range(50)]
data = [(x, 3 * x + 1) for x in xs]
sampler = Sampler(data)
w = np.random.randn()
for step in range(100):
    for x, y in sampler.batch(8):
        w -= 0.01 * (w * x - y) * x
print(w)
