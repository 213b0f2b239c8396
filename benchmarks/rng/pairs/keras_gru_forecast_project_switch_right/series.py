# expect: nothing
import numpy as np


def load(path, window):
    values = np.load(path).astype("float32")
    values = (values - values.mean()) / values.std()
    starts = range(len(values) - window)
    x = np.stack([values[i:i + window] for i in starts])[..., None]
    return x, values[window:]
