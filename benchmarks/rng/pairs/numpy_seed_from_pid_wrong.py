# expect: OA-RNG-17 at 14
"""Restarted hill climbing for a Hopfield network."""
import logging
import os

import numpy as np

logging.basicConfig(level=logging.INFO, filename=f"hopfield-{os.getpid()}.log")


def init_worker(offset):
    seed = os.getpid() + offset
    logging.info("seed %d", seed)
    np.random.seed(seed)


def hebb(patterns):
    weight = patterns.T @ patterns / len(patterns)
    np.fill_diagonal(weight, 0.0)
    return weight


def recall(weight, state, sweeps=5):
    for _ in range(sweeps):
        for i in np.random.permutation(len(state)):
            state[i] = 1 if weight[i] @ state >= 0 else -1
    return state


def corrupt(pattern, rate):
    flips = np.random.rand(len(pattern)) < rate
    return np.where(flips, -pattern, pattern)


if __name__ == "__main__":
    init_worker(offset=0)
    patterns = np.load("letters.npy")
    weight = hebb(patterns)
    hits = [np.array_equal(recall(weight, corrupt(p, 0.1)), p) for p in patterns]
    logging.info("recalled %.3f", np.mean(hits))
