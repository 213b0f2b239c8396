# expect: nothing
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class SyntheticCurves(IterableDataset):
    def __init__(self, n, seed):
        super().__init__()
        self.n, self.seed = n, seed
        self.epoch = 0

    @staticmethod
    def _curve(rng):
        phase = rng.uniform(0, 2 * np.pi)
        t = np.linspace(0, 1, 64)
        y = np.sin(2 * np.pi * t + phase) + rng.normal(0, 0.1, t.shape)
        return y.astype(np.float32), np.float32(phase)

    def __iter__(self):
        info = get_worker_info()
        share = self.n if info is None else self.n // info.num_workers
        rng = np.random.default_rng([self.seed, self.epoch, 0 if info is None else info.id])
        for _ in range(share):
            yield self._curve(rng)


def fit(model, dataset, epochs, workers=2):
    opt = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(epochs):
        dataset.epoch = epoch
        for x, phase in DataLoader(dataset, batch_size=64, num_workers=workers):
            loss = nn.functional.mse_loss(model(x).squeeze(1), phase)
            opt.zero_grad()
            loss.backward()
            opt.step()


def main(seed=303):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 1))
    fit(model, SyntheticCurves(10_000, seed), epochs=5)


main()
