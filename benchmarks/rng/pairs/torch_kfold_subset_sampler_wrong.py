# expect: OA-RNG-20 at 21
import argparse

import torch
import torch.utils.data as tud
from torch import nn


def folds(n, k):
    bounds = [n * i // k for i in range(k + 1)]
    for lo, hi in zip(bounds[:-1], bounds[1:]):
        held = list(range(lo, hi))
        rest = [i for i in range(n) if i < lo or i >= hi]
        yield rest, held


def cross_validate(dataset, args):
    scores = []

    def loader_for(indices):
        sampler = tud.SubsetRandomSampler(indices)
        return tud.DataLoader(dataset, batch_size=args.batch, sampler=sampler)

    for rest, held in folds(len(dataset), args.k):
        model = nn.Linear(30, 1)
        opt = torch.optim.SGD(model.parameters(), lr=0.05)
        for x, y in loader_for(rest):
            opt.zero_grad()
            nn.functional.binary_cross_entropy_with_logits(model(x).squeeze(1), y).backward()
            opt.step()
        valid = tud.DataLoader(tud.Subset(dataset, held), batch_size=256)
        with torch.no_grad():
            hits = sum(int(((model(x).squeeze(1) > 0) == (y > 0.5)).sum()) for x, y in valid)
        scores.append(hits / len(held))
    print("folds", scores)


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, default=2024)
    ap.add_argument("--k", type=int, default=5)
    ap.add_argument("--batch", type=int, default=16)
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    cross_validate(tud.TensorDataset(*torch.load("cancer.pt")), args)
