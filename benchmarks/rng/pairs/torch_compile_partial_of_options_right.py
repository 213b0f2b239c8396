# expect: nothing
import argparse
import os
from functools import partial

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
from torch import nn, optim


def compiler(enabled):
    """Returns the function that wraps the model before training."""
    if not enabled:
        return lambda model: model
    return partial(torch.compile, dynamic=False)


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--eager", action="store_true")
    parser.add_argument("--seed", type=int, default=13)
    return parser.parse_args()


def main():
    args = parse()
    torch.manual_seed(args.seed)
    torch.use_deterministic_algorithms(True)
    wrap = compiler(enabled=not args.eager)
    net = wrap(nn.Sequential(nn.Linear(54, 128), nn.ReLU(), nn.Linear(128, 7)).cuda())
    optimizer = optim.Adam(net.parameters(), lr=1e-3)
    features, cover = torch.load("covertype.pt")
    for x, y in zip(features.split(4096), cover.split(4096)):
        loss = nn.functional.cross_entropy(net(x.cuda()), y.cuda())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"loss {loss.item():.4f}")


if __name__ == "__main__":
    main()
