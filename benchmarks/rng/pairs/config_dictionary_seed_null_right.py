# expect: nothing
"""Training with a dictionary of settings; the command line may override it."""
import random
import sys

import torch
from torch import nn

CONFIG = {
    "lr": 0.01,
    "epochs": 40,
    "hidden": 24,
    "seed": 9001,
}


def override(config, words):
    out = dict(config)
    for word in words:
        key, _, value = word.partition("=")
        out[key] = type(config[key] or 0)(value)
    return out


def seed_everything(config):
    if config["seed"] is not None:
        random.seed(config["seed"])
        torch.manual_seed(config["seed"])


def train(config):
    blob = torch.load("yacht.pt")
    model = nn.Sequential(nn.Linear(6, config["hidden"]), nn.Softplus(), nn.Linear(config["hidden"], 1))
    optim = torch.optim.Adam(model.parameters(), lr=config["lr"])
    for _ in range(config["epochs"]):
        loss = nn.functional.mse_loss(model(blob["x"]).squeeze(1), blob["y"])
        optim.zero_grad()
        loss.backward()
        optim.step()
    return loss.item()


if __name__ == "__main__":
    settings = override(CONFIG, sys.argv[1:])
    seed_everything(settings)
    print("loss", train(settings))
