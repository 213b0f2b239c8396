# expect: nothing
from dataclasses import dataclass

import torch
from lightning import LightningModule, Trainer, seed_everything
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Probe(LightningModule):
    """A linear probe on frozen features."""

    def __init__(self, dim, classes):
        super().__init__()
        self.head = nn.Linear(dim, classes)

    def training_step(self, batch, _):
        return nn.functional.cross_entropy(self.head(batch[0]), batch[1])

    def configure_optimizers(self):
        return torch.optim.LBFGS(self.parameters(), lr=0.5)


@dataclass
class Experiment:
    features: str = "features.pt"
    seed: int = 82
    epochs: int = 30

    def loader(self):
        data = TensorDataset(*torch.load(self.features))
        return DataLoader(data, batch_size=len(data), num_workers=1)

    def trainer(self):
        options = dict(max_epochs=self.epochs, accelerator="cpu", enable_checkpointing=False)
        return Trainer(deterministic=True, **options)

    def run(self):
        seed_everything(self.seed, workers=True)
        probe = Probe(768, 10)
        self.trainer().fit(probe, self.loader())
        return probe


if __name__ == "__main__":
    Experiment().run()
