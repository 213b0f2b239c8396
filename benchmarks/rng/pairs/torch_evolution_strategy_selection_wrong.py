# expect: OA-RNG-10 at 27
"""A (mu, lambda) evolution strategy over a flat parameter vector."""
from dataclasses import dataclass

import torch


@dataclass
class Config:
    population: int = 48
    parents: int = 12
    sigma: float = 0.1
    seed: int = 99


class Evolution:
    def __init__(self, dim, cfg):
        self.cfg = cfg
        self.gen = torch.Generator().manual_seed(cfg.seed)
        self.pool = torch.randn(cfg.population, dim, generator=self.gen)

    def fitness(self):
        return -(self.pool ** 2).sum(dim=1)

    def select(self):
        probs = torch.softmax(self.fitness(), dim=0)
        chosen = torch.multinomial(probs, self.cfg.parents)
        return self.pool[chosen]

    def step(self):
        parents = self.select()
        repeat = self.cfg.population // self.cfg.parents
        children = parents.repeat(repeat, 1)
        jitter = torch.randn(children.shape, generator=self.gen)
        self.pool = children + self.cfg.sigma * jitter
        return self.fitness().max().item()


if __name__ == "__main__":
    search = Evolution(dim=20, cfg=Config())
    for it in range(100):
        best = search.step()
    print("best", best)
