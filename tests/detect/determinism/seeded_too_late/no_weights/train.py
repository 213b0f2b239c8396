import numpy as np

np.random.seed(0)
weights = np.random.normal(size=4)
for step in range(3):
    weights = weights + 0.1 * np.random.normal(size=4)
print(weights)
