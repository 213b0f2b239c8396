# expect: OA-RNG-18 at 12
import argparse

import torch
from torch import nn


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="heart.pt")
    parser.add_argument("--epochs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=None)
    return parser.parse_args()


def set_seed(seed):
    if seed is not None:
        torch.manual_seed(seed)


def main():
    args = parse_args()
    set_seed(args.seed)
    blob = torch.load(args.data)
    model = nn.Sequential(nn.Linear(blob["x"].shape[1], 16), nn.ELU(), nn.Linear(16, 2))
    optim = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(args.epochs):
        loss = nn.functional.cross_entropy(model(blob["x"]), blob["y"])
        optim.zero_grad()
        loss.backward()
        optim.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
