import numpy as np


def features(text, size=64):
    vector = np.zeros(size)
    for word in text.split():
        vector[hash(word) % size] += 1
    return vector


w = np.zeros(64)
for text, label in [('good film', 1), ('bad film', 0)]:
    x = features(text)
    w += 0.1 * (label - w @ x) * x
np.save('w.npy', w)
