import json

import numpy as np

from streams import Streams


def fitness(pop, values, sizes, limit):
    size = pop @ sizes
    return np.where(size <= limit, pop @ values, 0.0)


def evolve(cfg):
    streams = Streams(cfg["seed"])
    rng = streams.get("problem")
    values, sizes = rng.integers(1, 50, cfg["genes"]), rng.integers(1, 20, cfg["genes"])
    pop = streams.get("start").integers(0, 2, size=(cfg["population"], cfg["genes"]))
    mutate = streams.get("mutation")
    for _ in range(cfg["generations"]):
        score = fitness(pop, values, sizes, limit=sizes.sum() / 3)
        parents = pop[np.argsort(-score, kind="stable")[: len(pop) // 2]]
        flips = mutate.random(parents.shape) < cfg["rate"]
        pop = np.concatenate([parents, np.where(flips, 1 - parents, parents)])
    return float(score.max())


if __name__ == "__main__":
    with open("config.json") as handle:
        print("best value", evolve(json.load(handle)))
