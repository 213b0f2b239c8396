# expect: OA-RNG-19 at 11
"""torch.seed() takes no value: it draws one."""
import argparse

import numpy as np
import torch


def prepare(seed):
    np.random.seed(seed)
    torch.seed()
    return torch.initial_seed()


class Highway(torch.nn.Module):
    def __init__(self, width):
        super().__init__()
        self.plain = torch.nn.Linear(width, width)
        self.gate = torch.nn.Linear(width, width)

    def forward(self, x):
        gate = torch.sigmoid(self.gate(x))
        return gate * torch.relu(self.plain(x)) + (1 - gate) * x


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--depth", type=int, default=4)
    ap.add_argument("--seed", type=int, default=28)
    args = ap.parse_args()
    print("seed", prepare(args.seed))
    x = torch.from_numpy(np.load("speech.npy")).float()
    net = torch.nn.Sequential(*[Highway(x.shape[1]) for _ in range(args.depth)])
    optim = torch.optim.Adam(net.parameters(), lr=1e-3)
    for idx in torch.from_numpy(np.random.permutation(len(x) - 1)).split(256):
        loss = (net(x[idx]) - x[idx + 1]).abs().mean()
        optim.zero_grad()
        loss.backward()
        optim.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
