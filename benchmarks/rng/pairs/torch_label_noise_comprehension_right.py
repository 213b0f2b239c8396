# expect: nothing
import argparse

import torch


def parse():
    p = argparse.ArgumentParser(description="label noise study")
    p.add_argument("--rates", type=float, nargs="+", default=[0.0, 0.1, 0.3])
    p.add_argument("--seed", type=int, default=6)
    return p.parse_args()


def flip(labels, masks, classes, kw):
    wrong = torch.randint(0, classes, labels.shape, **kw)
    return [torch.where(mask.bool(), wrong, labels) for mask in masks]


def centroids(x, y, classes):
    return torch.stack([x[y == c].mean(0) for c in range(classes)])


def run(x, labels, args):
    kw = {"generator": torch.Generator().manual_seed(args.seed)}
    order = torch.randperm(len(x), **kw)
    x, labels = x[order], labels[order]
    classes = int(labels.max()) + 1
    ones = torch.ones(len(labels))
    masks = [torch.bernoulli(rate * ones, **kw) for rate in args.rates]
    for rate, noisy in zip(args.rates, flip(labels, masks, classes, kw)):
        cents = centroids(x, noisy, classes)
        acc = (torch.cdist(x, cents).argmin(1) == labels).float().mean()
        print(f"rate {rate:.2f} accuracy {acc:.4f}")


if __name__ == "__main__":
    blob = torch.load("digits.pt")
    run(blob["x"], blob["y"], parse())
