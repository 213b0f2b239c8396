# expect: nothing
import argparse
import os

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def loaders(path, seed, batch_size):
    x, y = torch.load(path)
    cut = int(0.9 * len(x))
    train, valid = TensorDataset(x[:cut], y[:cut]), TensorDataset(x[cut:], y[cut:])
    order = torch.Generator().manual_seed(seed)
    first = DataLoader(train, batch_size=batch_size, shuffle=True, generator=order, num_workers=4)
    return first, DataLoader(valid, batch_size=batch_size)


def evaluate(model, loader):
    hits = total = 0
    with torch.no_grad():
        for x, y in loader:
            hits += (model(x).argmax(-1) == y).sum().item()
            total += len(y)
    return hits / total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    train, valid = loaders("letters.pt", args.seed, 128)
    model = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 26))
    optimizer = torch.optim.Adam(model.parameters())
    for epoch in range(10):
        for x, y in train:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()
        print(epoch, evaluate(model, valid), "on a machine with", os.cpu_count(), "cores")


if __name__ == "__main__":
    main()
