# expect: nothing
import dataclasses
import hashlib
import json

import torch
from torch import nn


@dataclasses.dataclass(frozen=True)
class Config:
    name: str = "baseline"
    depth: int = 3
    width: int = 64

    def seed(self):
        text = json.dumps(dataclasses.asdict(self), sort_keys=True)
        return int(hashlib.sha1(text.encode()).hexdigest()[:8], 16)


class Runner:
    done = {}

    def __init__(self, config):
        self.config = config
        torch.manual_seed(config.seed())
        layers = [nn.Linear(10, config.width)]
        for _ in range(config.depth):
            layers += [nn.ReLU(), nn.Linear(config.width, config.width)]
        self.model = nn.Sequential(*layers, nn.Linear(config.width, 1))

    def fit(self, x, y, steps=100):
        optimizer = torch.optim.SGD(self.model.parameters(), lr=0.01)
        for _ in range(steps):
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(self.model(x), y)
            loss.backward()
            optimizer.step()
        self.done[self.config] = loss.item()


if __name__ == "__main__":
    x, y = torch.load("toy.pt")
    for width in (32, 64, 128):
        Runner(Config(width=width)).fit(x, y)
    print(Runner.done)
