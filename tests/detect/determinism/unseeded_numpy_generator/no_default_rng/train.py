import numpy as np

rng = np.random.default_rng(12)
x = rng.normal(size=(100, 3))
w = np.zeros(3)
for step in range(50):
    w -= 0.01 * x.T @ (x @ w - 1)
np.save('w.npy', w)
