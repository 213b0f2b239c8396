# expect: OA-RNG-18 at 14
"""Gibbs sampler for an Ising model."""
from dataclasses import dataclass
from typing import Optional

import numpy as np


@dataclass
class IsingConfig:
    side: int = 32
    beta: float = 0.4
    sweeps: int = 100
    seed: Optional[int] = None


class Sampler:
    def __init__(self, cfg):
        self.cfg = cfg
        self.rng = np.random.default_rng(cfg.seed)
        self.spins = self.rng.choice([-1, 1], size=(cfg.side, cfg.side))

    def field(self, i, j):
        s, n = self.spins, self.cfg.side
        return s[i - 1, j] + s[(i + 1) % n, j] + s[i, j - 1] + s[i, (j + 1) % n]

    def sweep(self):
        for i in range(self.cfg.side):
            for j in range(self.cfg.side):
                prob = 1 / (1 + np.exp(-2 * self.cfg.beta * self.field(i, j)))
                self.spins[i, j] = 1 if self.rng.random() < prob else -1

    def run(self):
        for _ in range(self.cfg.sweeps):
            self.sweep()
        return abs(float(self.spins.mean()))


if __name__ == "__main__":
    print("magnetisation", Sampler(IsingConfig()).run())
