# expect: nothing
import json

import torch
from torch import nn

DEFAULTS = {"users": 500, "items": 700, "rank": 12, "lr": 0.02, "epochs": 6, "seed": 123}


class Recommender(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.cfg = cfg
        self.table = nn.Embedding(cfg["users"] + cfg["items"], cfg["rank"])

    def score(self, users, items):
        return (self.table(users) * self.table(items + self.cfg["users"])).sum(-1)

    def fit(self, events):
        optim = torch.optim.Adagrad(self.parameters(), lr=self.cfg["lr"])
        for _ in range(self.cfg["epochs"]):
            fake = torch.randint(self.cfg["items"], (len(events),))
            gap = self.score(events[:, 0], events[:, 1]) - self.score(events[:, 0], fake)
            loss = nn.functional.softplus(-gap).mean()
            optim.zero_grad()
            loss.backward()
            optim.step()
        return loss.item()


def read_config(path):
    with open(path) as handle:
        return {**DEFAULTS, **json.load(handle)}


def main():
    cfg = read_config("recommender.json")
    torch.manual_seed(cfg["seed"])
    model = Recommender(cfg)
    print("loss", model.fit(torch.load("events.pt")))


if __name__ == "__main__":
    main()
