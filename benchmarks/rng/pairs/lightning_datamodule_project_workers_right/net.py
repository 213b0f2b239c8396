# expect: nothing
import lightning.pytorch as pl
import torch
from torch import nn


class Segmenter(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 2, 1))

    def _loss(self, batch):
        image, mask = batch
        return nn.functional.cross_entropy(self.net(image), mask)

    def training_step(self, batch, idx):
        return self._loss(batch)

    def validation_step(self, batch, idx):
        self.log("val_loss", self._loss(batch))

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=1e-3)
