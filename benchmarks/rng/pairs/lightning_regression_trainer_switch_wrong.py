# expect: OA-RNG-32 at 38
import argparse

import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Regressor(pl.LightningModule):
    def __init__(self, width=32):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(10, width), nn.Tanh(), nn.Linear(width, 1))

    def forward(self, x):
        return self.body(x).squeeze(-1)

    def training_step(self, batch, _):
        return F.mse_loss(self(batch[0]), batch[1])

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), lr=0.01)


def loaders(seed):
    train = TensorDataset(*torch.load("reg.pt"))
    return DataLoader(train, 32, shuffle=True, num_workers=2, generator=torch.Generator().manual_seed(seed))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--max-epochs", type=int, default=10)
    args = parser.parse_args()
    pl.seed_everything(args.seed, workers=True)
    model = Regressor()
    trainer = pl.Trainer(max_epochs=args.max_epochs, accelerator="cpu", logger=False)
    trainer.fit(model, train_dataloaders=loaders(args.seed))


if __name__ == "__main__":
    main()
