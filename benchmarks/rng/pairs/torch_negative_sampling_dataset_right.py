# expect: nothing
import argparse
import random

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class Triplets(Dataset):
    def __init__(self, pairs, items):
        self.pairs, self.items = pairs, items

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, i):
        user, positive = self.pairs[i]
        negative = random.randrange(self.items)
        return user, positive, negative


def train(pairs, args):
    gen = torch.Generator().manual_seed(args.seed)
    loader = DataLoader(Triplets(pairs, args.items), batch_size=128, shuffle=True, generator=gen)
    users, items = nn.Embedding(args.users, 32), nn.Embedding(args.items, 32)
    optim = torch.optim.Adam([*users.parameters(), *items.parameters()], lr=1e-3)
    for _ in range(args.epochs):
        for u, p, n in loader:
            gap = (users(u) * (items(p) - items(n))).sum(-1)
            loss = -nn.functional.logsigmoid(gap).mean()
            optim.zero_grad()
            loss.backward()
            optim.step()


if __name__ == "__main__":
    cli = argparse.ArgumentParser()
    for name, value in [("users", 900), ("items", 1600), ("epochs", 3), ("seed", 41)]:
        cli.add_argument(f"--{name}", type=int, default=value)
    opts = cli.parse_args()
    torch.manual_seed(opts.seed)
    random.seed(opts.seed)
    train(torch.load("pairs.pt"), opts)
