# expect: nothing
"""Sentiment head on frozen features."""
import torch
from torch import nn

SEED = 11
FEATURES = 300

torch.manual_seed(SEED)
model = nn.Sequential(nn.Linear(FEATURES, 64), nn.ReLU(), nn.Linear(64, 2))
criterion = nn.CrossEntropyLoss()


def batches(x, y, size, gen):
    for idx in torch.randperm(len(x), generator=gen).split(size):
        yield x[idx], y[idx]


def train(x, y, epochs=5):
    gen = torch.Generator().manual_seed(SEED)
    optim = torch.optim.Adam(model.parameters(), lr=1e-3)
    for _ in range(epochs):
        for bx, by in batches(x, y, 64, gen):
            noisy = bx + 0.01 * torch.randn(bx.shape)
            loss = criterion(model(noisy), by)
            optim.zero_grad()
            loss.backward()
            optim.step()
    return loss.item()


def main():
    blob = torch.load("sentences.pt")
    print("loss", train(blob["x"], blob["y"]))


if __name__ == "__main__":
    main()
