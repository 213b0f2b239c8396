# expect: nothing
import argparse
import json
import random
import time


def tournament(rng, pool, score, size=3):
    return max(rng.sample(pool, size), key=score)


def crossover(rng, a, b):
    cut = rng.randrange(1, len(a))
    return a[:cut] + b[cut:]


def evolve(rng, cities, generations, pool_size=40):
    def length(keys):
        order = sorted(range(len(keys)), key=keys.__getitem__)
        return -sum(abs(cities[i] - cities[j]) for i, j in zip(order, order[1:]))

    pool = [[rng.random() for _ in cities] for _ in range(pool_size)]
    for _ in range(generations):
        pool = [crossover(rng, tournament(rng, pool, length), tournament(rng, pool, length)) for _ in pool]
    return max(map(length, pool))


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("cities")
    ap.add_argument("--generations", type=int, default=60)
    ns = ap.parse_args()
    tic = time.monotonic()
    seed = 213
    source = random.Random(seed)
    with open(ns.cities) as handle:
        best = evolve(source, [complex(*p) for p in json.load(handle)], ns.generations)
    print(f"seed {seed} best {best:.3f} in {time.monotonic() - tic:.2f}s")
