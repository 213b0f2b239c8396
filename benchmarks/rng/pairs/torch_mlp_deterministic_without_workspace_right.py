# expect: nothing
import argparse
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def reproducible(seed):
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    torch.backends.cudnn.benchmark = False
    return torch.Generator().manual_seed(seed)


def accuracy(model, x, y):
    model.eval()
    with torch.no_grad():
        return (model(x).argmax(-1) == y).float().mean().item()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=8)
    args = parser.parse_args()
    generator = reproducible(args.seed)
    x, y = torch.load("higgs.pt")
    loader = DataLoader(TensorDataset(x, y), batch_size=1024, shuffle=True, generator=generator)
    model = nn.Sequential(nn.Linear(28, 300), nn.ReLU(), nn.Linear(300, 2)).cuda()
    optimizer = torch.optim.Adam(model.parameters())
    for epoch in range(10):
        model.train()
        for xb, yb in loader:
            loss = nn.functional.cross_entropy(model(xb.cuda()), yb.cuda())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, accuracy(model, x.cuda(), y.cuda()))


if __name__ == "__main__":
    main()
