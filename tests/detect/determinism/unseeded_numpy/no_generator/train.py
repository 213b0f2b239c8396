import numpy as np

rng = np.random.RandomState(3)
state = np.random.get_state()
print(rng.rand(3), rng.permutation(4), len(state))
