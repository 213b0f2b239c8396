# expect: nothing
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Experiment:
    """Thompson sampling for Bernoulli arms."""

    arms: int
    horizon: int = 1000
    rng: np.random.Generator = field(default_factory=lambda: np.random.default_rng(250))
    wins: np.ndarray = field(init=False)
    losses: np.ndarray = field(init=False)

    def __post_init__(self):
        self.wins = np.ones(self.arms)
        self.losses = np.ones(self.arms)

    def choose(self):
        return int(np.argmax(self.rng.beta(self.wins, self.losses)))

    def run(self, clicks):
        for row in clicks[: self.horizon]:
            arm = self.choose()
            hit = row[arm]
            self.wins[arm] += hit
            self.losses[arm] += 1 - hit
        return self.wins / (self.wins + self.losses)


def main():
    clicks = np.load("ad_clicks.npy")
    posterior = Experiment(arms=clicks.shape[1]).run(clicks)
    print("best arm", int(np.argmax(posterior)), "rate", float(posterior.max()))


if __name__ == "__main__":
    main()
