# expect: OA-RNG-13 at 10
import numpy as np
import torch
from numpy.random import default_rng
from torch import nn


def noise_maker(scale, seed):
    def build():
        return default_rng()

    rng = build()

    def add(x):
        return x + torch.from_numpy(rng.normal(scale=scale, size=tuple(x.shape))).float()

    return add


def train(x, y, epochs=30, seed=444):
    torch.manual_seed(seed)
    np.random.seed(seed)
    noisy = noise_maker(0.05, seed)
    model = nn.Sequential(nn.Linear(x.shape[1], 40), nn.GELU(), nn.Linear(40, 1))
    optim = torch.optim.RMSprop(model.parameters(), lr=1e-3)
    for epoch in range(epochs):
        rows = torch.from_numpy(np.random.permutation(len(x)))
        for idx in rows.split(64):
            loss = (model(noisy(x[idx])) - y[idx]).abs().mean()
            optim.zero_grad()
            loss.backward()
            optim.step()
    return loss.item()


if __name__ == "__main__":
    blob = torch.load("turbine.pt")
    print("mae", train(blob["x"], blob["y"]))
