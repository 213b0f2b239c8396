# expect: OA-RNG-47 at 32
import os

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Windows(Dataset):
    def __init__(self, series, length=96):
        self.series = series
        self.length = length

    def __len__(self):
        return len(self.series) - self.length - 1

    def __getitem__(self, start):
        return self.series[start:start + self.length], self.series[start + self.length]


class Module:
    seed = 52
    workers = min(16, os.cpu_count() or 1)

    def __init__(self, path):
        torch.manual_seed(self.seed)
        self.data = Windows(torch.load(path))
        self.model = nn.Linear(self.data.length, 1)

    def loader(self):
        order = torch.Generator().manual_seed(self.seed)
        return DataLoader(self.data, batch_size=256, shuffle=True, num_workers=self.workers, generator=order)

    def fit(self):
        optimizer = torch.optim.Adam(self.model.parameters())
        for window, target in self.loader():
            loss = nn.functional.mse_loss(self.model(window).squeeze(-1), target)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print("loss", loss.item())


if __name__ == "__main__":
    Module("exchange_rate.pt").fit()
