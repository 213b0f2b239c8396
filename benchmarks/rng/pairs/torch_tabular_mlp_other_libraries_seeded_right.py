# expect: nothing
"""A small network on tabular data."""
import argparse
import random

import numpy as np
import torch
import torch.nn as nn


class TabularNet(nn.Module):
    def __init__(self, inputs, hidden, classes):
        super().__init__()
        self.encode = nn.Linear(inputs, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.head = nn.Linear(hidden, classes)

    def forward(self, x):
        return self.head(torch.relu(self.norm(self.encode(x))))


def seed_all(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    seed_all(args.seed)
    data = np.load("credit.npz")
    x, y = torch.from_numpy(data["x"]).float(), torch.from_numpy(data["y"]).long()
    model = TabularNet(x.shape[1], 64, int(y.max()) + 1)
    optim = torch.optim.AdamW(model.parameters(), lr=1e-3)
    for _ in range(20):
        for idx in torch.from_numpy(np.random.permutation(len(x))).split(128):
            loss = nn.functional.cross_entropy(model(x[idx]), y[idx])
            optim.zero_grad()
            loss.backward()
            optim.step()
    print("loss", loss.item())


main()
