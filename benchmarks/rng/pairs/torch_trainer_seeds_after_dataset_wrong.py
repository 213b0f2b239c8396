# expect: OA-RNG-15 at 17
from dataclasses import dataclass

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


@dataclass(frozen=True)
class Settings:
    seed: int = 27
    batch: int = 50


class NoisyTargets(Dataset):
    def __init__(self, x, y, std):
        self.y = y + std * torch.randn(y.shape)
        self.x = x

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class Trainer:
    def __init__(self, dataset, cfg):
        torch.manual_seed(cfg.seed)
        self.cfg = cfg
        self.model = nn.Linear(dataset.x.shape[1], 1)
        self.loader = DataLoader(dataset, cfg.batch, shuffle=False)

    def fit(self):
        optim = torch.optim.SGD(self.model.parameters(), lr=0.01)
        for _ in range(4):
            for x, y in self.loader:
                loss = (self.model(x).squeeze(1) - y).square().mean()
                optim.zero_grad()
                loss.backward()
                optim.step()
        return loss.item()


cfg, blob = Settings(), torch.load("concrete.pt")
print("mse", Trainer(NoisyTargets(blob["x"], blob["y"], 0.1), cfg).fit())
