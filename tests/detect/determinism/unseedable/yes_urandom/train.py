import os

import numpy as np

noise = np.frombuffer(os.urandom(64), dtype=np.uint8) / 255.0
w = noise[:4].copy()
for step in range(20):
    w -= 0.1 * (w - 1)
np.save('w.npy', w)
