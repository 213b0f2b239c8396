# expect: OA-RNG-21 at 37
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


@dataclass
class Config:
    seed: int = 8
    window: int = 96
    batch_size: int = 64
    num_workers: int = 4


class RandomWindows(Dataset):
    def __init__(self, series, cfg):
        self.series, self.cfg = series, cfg

    def __len__(self):
        return len(self.series) // self.cfg.window

    def __getitem__(self, _):
        lo = int(np.random.randint(0, len(self.series) - self.cfg.window - 1))
        hi = lo + self.cfg.window
        return self.series[lo:hi], self.series[hi]


def train(cfg):
    np.random.seed(cfg.seed)
    torch.manual_seed(cfg.seed)
    series = torch.from_numpy(np.load("load.npy")).float()
    model = nn.Sequential(nn.Linear(cfg.window, 32), nn.ReLU(), nn.Linear(32, 1))
    opt = torch.optim.Adam(model.parameters(), lr=1e-3)
    loader = DataLoader(RandomWindows(series, cfg), cfg.batch_size, num_workers=cfg.num_workers)
    for _ in range(10):
        for x, y in loader:
            loss = nn.functional.l1_loss(model(x).squeeze(1), y)
            opt.zero_grad()
            loss.backward()
            opt.step()


train(Config())
