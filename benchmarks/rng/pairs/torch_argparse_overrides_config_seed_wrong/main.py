# expect: OA-RNG-50 at 12
import argparse

import torch
import yaml
from torch import nn


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="config.yaml")
    parser.add_argument("--seed", type=int, default=0, help="seed of weights, dropout and order")
    args = parser.parse_args()
    with open(args.config) as f:
        settings = yaml.safe_load(f)
    settings["training"]["seed"] = args.seed
    return settings["training"]


class Classifier(nn.Module):
    def __init__(self, width, p):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(64, width), nn.ReLU(), nn.Dropout(p), nn.Linear(width, 10))

    def forward(self, x):
        return self.net(x)


def main():
    cfg = options()
    torch.manual_seed(cfg["seed"])
    x, y = torch.load("digits8x8.pt")
    model = Classifier(cfg["width"], cfg["dropout"])
    optimizer = torch.optim.SGD(model.parameters(), lr=cfg["lr"])
    for epoch in range(cfg["epochs"]):
        for rows in torch.randperm(len(x)).split(32):
            loss = nn.functional.cross_entropy(model(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print("seed", cfg["seed"], "loss", loss.item())


if __name__ == "__main__":
    main()
