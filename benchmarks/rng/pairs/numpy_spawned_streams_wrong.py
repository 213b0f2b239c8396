# expect: OA-RNG-13 at 27
"""Parallel simulated annealing: one child stream for each chain."""
from concurrent.futures import ProcessPoolExecutor

import numpy as np


def energy(x):
    return float(np.sum(x ** 2 - 3.0 * np.cos(4.0 * x)))


def anneal(task):
    child, steps = task
    rng = np.random.default_rng(child)
    x = rng.uniform(-4, 4, size=6)
    best = energy(x)
    for step in range(steps):
        trial = x + rng.normal(scale=0.2, size=x.shape)
        gain = energy(x) - energy(trial)
        if gain > 0 or rng.random() < np.exp(gain * step / 50.0):
            x = trial
        best = min(best, energy(x))
    return best


def run(chains, steps):
    root = np.random.SeedSequence()
    tasks = [(child, steps) for child in root.spawn(chains)]
    with ProcessPoolExecutor(max_workers=4) as pool:
        return list(pool.map(anneal, tasks))


if __name__ == "__main__":
    results = run(chains=8, steps=1500)
    print("best energy", min(results))
