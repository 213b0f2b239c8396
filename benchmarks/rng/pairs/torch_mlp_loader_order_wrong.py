# expect: OA-RNG-20 at 24
import argparse
import time

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--epochs", type=int, default=5)
    return parser.parse_args()


def read_table(path):
    blob = torch.load(path)
    return TensorDataset(blob["x"], blob["y"])


def build_loaders(args):
    train, valid = read_table("train.pt"), read_table("valid.pt")
    train_loader = DataLoader(train, batch_size=64, shuffle=True)
    valid_loader = DataLoader(valid, batch_size=256)
    return train_loader, valid_loader


def main():
    args = parse_args()
    torch.manual_seed(args.seed)
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Dropout(0.1), nn.Linear(64, 2))
    opt = torch.optim.Adam(model.parameters(), lr=1e-3)
    train_loader, valid_loader = build_loaders(args)
    for epoch in range(args.epochs):
        for x, y in train_loader:
            opt.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            opt.step()
    torch.save(model.state_dict(), f"mlp-{time.strftime('%Y%m%d-%H%M')}.pt")  # only the name


if __name__ == "__main__":
    main()
