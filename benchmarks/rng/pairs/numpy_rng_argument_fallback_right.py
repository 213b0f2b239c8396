# expect: nothing
import numpy as np


def as_rng(rng=None):
    """Take the generator of the caller; make one only if there is none."""
    if rng is None:
        rng = np.random.default_rng()
    return rng


def init_codebook(data, size, rng=None):
    rng = as_rng(rng)
    return data[rng.choice(len(data), size=size, replace=False)].copy()


def train_som(data, codebook, epochs, rng):
    for epoch in range(epochs):
        rate = 0.5 * (1 - epoch / epochs)
        for row in data[rng.permutation(len(data))]:
            win = int(np.argmin(((codebook - row) ** 2).sum(1)))
            codebook[win] += rate * (row - codebook[win])
    return codebook


def quantisation_error(data, codebook):
    dist = np.linalg.norm(data[:, None] - codebook[None], axis=-1)
    return float(dist.min(axis=1).mean())


def main(path="colours.npy", seed=73):
    data = np.load(path)
    rng = np.random.default_rng(seed)
    codebook = init_codebook(data, 16, rng=rng)
    codebook = train_som(data, codebook, epochs=8, rng=as_rng(rng))
    print("quantisation error", quantisation_error(data, codebook))


if __name__ == "__main__":
    main()
