# expect: nothing
import logging
import uuid

import torch
from torch.utils.data import DataLoader, TensorDataset

log = logging.getLogger(__name__)


class Run:
    def __init__(self, name="perceptron", seed=505):
        self.name = f"{name}-{uuid.uuid4().hex[:6]}"
        self.seed = seed
        log.info("%s seed %d", self.name, self.seed)

    def generator(self):
        return torch.Generator().manual_seed(self.seed)

    def loader(self, data):
        return DataLoader(data, batch_size=1, shuffle=True, generator=self.generator())


def train(loader, width):
    weight = torch.zeros(width)
    mistakes = 0
    for x, y in loader:
        if y.item() * (x[0] @ weight) <= 0:
            weight += y.item() * x[0]
            mistakes += 1
    return weight, mistakes


def main():
    logging.basicConfig(level=logging.INFO)
    blob = torch.load("sonar.pt")
    run = Run()
    weight, mistakes = train(run.loader(TensorDataset(blob["x"], blob["y"])), blob["x"].shape[1])
    log.info("%s mistakes %d", run.name, mistakes)
    torch.save(weight, f"{run.name}.pt")


main()
