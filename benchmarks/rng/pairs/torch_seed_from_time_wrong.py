# expect: OA-RNG-17 at 31
import argparse
import time

import torch
from torch import nn


def build(inputs, hidden):
    return nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, 1))


def train(model, x, y, epochs):
    optim = torch.optim.Adam(model.parameters(), lr=1e-3)
    for _ in range(epochs):
        loss = nn.functional.mse_loss(model(x).squeeze(1), y)
        optim.zero_grad()
        loss.backward()
        optim.step()
    return loss.item()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=100)
    args = parser.parse_args()
    started = time.time()
    seed = int(started)
    print("seed", seed)
    torch.manual_seed(seed)
    blob = torch.load("abalone.pt")
    loss = train(build(blob["x"].shape[1], args.hidden), blob["x"], blob["y"], args.epochs)
    print(f"loss {loss:.4f} after {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
