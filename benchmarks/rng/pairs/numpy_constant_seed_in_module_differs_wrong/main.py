# expect: OA-RNG-50 at 5
import numpy as np
import yaml

SEED = 7


class KMeans:
    def __init__(self, k, iterations):
        self.k = k
        self.iterations = iterations

    def fit(self, x, rng):
        centres = x[rng.choice(len(x), size=self.k, replace=False)]
        for _ in range(self.iterations):
            nearest = ((x[:, None] - centres[None]) ** 2).sum(-1).argmin(1)
            for j in range(self.k):
                if (nearest == j).any():
                    centres[j] = x[nearest == j].mean(0)
        self.centres, self.labels = centres, nearest
        return self


def main():
    with open("config.yaml") as f:
        cfg = yaml.safe_load(f)
    rng = np.random.default_rng(SEED)
    x = np.load(cfg["data"]["path"])
    model = KMeans(cfg["kmeans"]["k"], cfg["kmeans"]["iterations"]).fit(x, rng)
    print("sizes", np.bincount(model.labels, minlength=model.k).tolist())
    np.save("centres.npy", model.centres)


if __name__ == "__main__":
    main()
