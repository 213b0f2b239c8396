# expect: nothing
import numpy as np
import torch
from numpy.random import default_rng
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Spectrograms(Dataset):
    def __init__(self, specs, labels, seed):
        self.specs, self.labels = specs, labels
        self.seed, self.epoch = seed, 0

    def set_epoch(self, epoch):
        self.epoch = epoch

    def __len__(self):
        return len(self.specs)

    def __getitem__(self, i):
        spec = self.specs[i].copy()
        rng = default_rng((self.seed, self.epoch, i))
        lo = rng.integers(0, spec.shape[1] - 10)
        spec[:, lo:lo + 10] = 0.0
        return torch.from_numpy(spec), int(self.labels[i])


def run(seed=21, epochs=6):
    torch.manual_seed(seed)
    blob = np.load("specs.npz")
    data = Spectrograms(blob["x"], blob["y"], seed)
    loader = DataLoader(data, batch_size=32, num_workers=4)
    model = nn.Sequential(nn.Flatten(), nn.LazyLinear(64), nn.ReLU(), nn.Linear(64, 8))
    model(torch.zeros(1, *blob["x"].shape[1:]))
    opt = torch.optim.Adam(model.parameters())
    for epoch in range(epochs):
        data.set_epoch(epoch)
        for x, y in loader:
            opt.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            opt.step()


if __name__ == "__main__":
    run()
