# expect: OA-RNG-42 at 32
from functools import reduce

import numpy as np


def read_baskets(path):
    with open(path) as f:
        return [frozenset(line.split()) for line in f if line.strip()]


def cooccurrence(baskets, index):
    counts = np.zeros((len(index), len(index)))
    for basket in baskets:
        rows = np.array([index[item] for item in sorted(basket)])
        counts[np.ix_(rows, rows)] += 1
    np.fill_diagonal(counts, 0)
    return counts


def embed(counts, rank, seed):
    rng = np.random.default_rng(seed)
    probe = rng.standard_normal((counts.shape[0], rank))
    q, _ = np.linalg.qr(counts @ probe)
    u, s, _ = np.linalg.svd(q.T @ counts, full_matrices=False)
    return (q @ u) * s


def main():
    train, valid = read_baskets("train.baskets"), read_baskets("valid.baskets")
    catalogue = reduce(frozenset.union, train + valid)
    index = dict(zip(catalogue, range(len(catalogue))))
    vectors = embed(cooccurrence(train, index), rank=32, seed=10)
    unseen = sum(1 for basket in valid for item in basket if item not in index)
    print("items", len(catalogue), "unseen", unseen, "norm", float(np.linalg.norm(vectors)))
    np.save("item_vectors.npy", vectors)


if __name__ == "__main__":
    main()
