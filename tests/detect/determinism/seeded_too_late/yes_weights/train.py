import numpy as np

weights = np.random.normal(size=4)
np.random.seed(0)
for step in range(3):
    weights = weights + 0.1 * np.random.normal(size=4)
print(weights)
