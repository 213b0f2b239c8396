"""Evolution strategy on a recorded simulator."""
import numpy as np
import yaml

DEFAULTS = {"seed": 11, "population": 50, "sigma": 0.1, "lr": 0.02, "generations": 100}


def settings(path="config.yaml"):
    with open(path) as f:
        return {**DEFAULTS, **(yaml.safe_load(f) or {})}


def fitness(weights, observations, rewards):
    actions = np.tanh(observations @ weights)
    return float((actions * rewards).mean())


def evolve(cfg, observations, rewards):
    rng = np.random.default_rng(cfg["seed"])
    weights = np.zeros(observations.shape[1])
    for generation in range(cfg["generations"]):
        noise = rng.standard_normal((cfg["population"], len(weights)))
        scores = np.array([fitness(weights + cfg["sigma"] * n, observations, rewards) for n in noise])
        advantage = (scores - scores.mean()) / (scores.std() + 1e-8)
        weights += cfg["lr"] / cfg["sigma"] * noise.T @ advantage / cfg["population"]
        if generation % 10 == 0:
            print(generation, scores.max())
    return weights


def main():
    blob = np.load("episodes.npz")
    np.save("policy.npy", evolve(settings(), blob["observations"], blob["rewards"]))


if __name__ == "__main__":
    main()
