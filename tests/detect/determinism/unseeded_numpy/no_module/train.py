import numpy as np

from tools import fix

fix()
print(np.random.rand(3))
