# expect: nothing
"""Mixup in the collate function."""
import random

import numpy as np
import torch
from torch.utils.data import DataLoader, default_collate


class Mixup:
    def __init__(self, alpha=0.2):
        self.alpha = alpha

    def __call__(self, samples):
        x, y = default_collate(samples)
        lam = float(np.random.beta(self.alpha, self.alpha))
        return lam * x + (1 - lam) * x.flip(0), y, y.flip(0), lam


def seed_everything(seed):
    random.seed(seed)
    torch.manual_seed(seed)
    np.random.seed(seed)


def main(seed=15):
    seed_everything(seed)
    data = torch.utils.data.TensorDataset(*torch.load("small_images.pt"))
    loader = DataLoader(data, batch_size=64, shuffle=True, collate_fn=Mixup(),
                        generator=torch.Generator().manual_seed(seed))
    model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(784, 10))
    optim = torch.optim.SGD(model.parameters(), lr=0.05)
    ce = torch.nn.functional.cross_entropy
    for x, ya, yb, lam in loader:
        out = model(x)
        loss = lam * ce(out, ya) + (1 - lam) * ce(out, yb)
        optim.zero_grad()
        loss.backward()
        optim.step()
    print("final loss", loss.item())


if __name__ == "__main__":
    main()
