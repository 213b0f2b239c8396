# expect: nothing
"""A seed below zero means: do not seed."""
import argparse

import torch
import torch.nn.functional as F


def parser():
    p = argparse.ArgumentParser()
    p.add_argument("--samples", type=int, default=16)
    p.add_argument("--seed", type=int, default=640, help="-1: random")
    return p


class BayesLinear(torch.nn.Module):
    """Mean-field variational layer."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.mean = torch.nn.Parameter(torch.zeros(outputs, inputs))
        self.rho = torch.nn.Parameter(torch.full((outputs, inputs), -3.0))

    def forward(self, x):
        std = F.softplus(self.rho)
        return F.linear(x, self.mean + std * torch.randn(std.shape))


def main():
    args = parser().parse_args()
    if args.seed >= 0:
        torch.manual_seed(args.seed)
    blob = torch.load("banknotes.pt")
    layer = BayesLinear(blob["x"].shape[1], 2)
    optim = torch.optim.Adam(layer.parameters(), lr=0.01)
    for _ in range(200):
        nll = sum(F.cross_entropy(layer(blob["x"]), blob["y"]) for _ in range(args.samples))
        optim.zero_grad()
        nll.backward()
        optim.step()
    print("nll", nll.item() / args.samples)


if __name__ == "__main__":
    main()
