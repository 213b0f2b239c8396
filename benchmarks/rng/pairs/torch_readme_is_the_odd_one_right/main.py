# expect: nothing
import random

import torch
import yaml
from torch import nn


def set_seed(seed):
    random.seed(seed)
    torch.manual_seed(seed)


def negatives(n_items, taken, k):
    return [random.choice([i for i in range(n_items) if i not in taken]) for _ in range(k)]


def main():
    with open("config.yaml") as f:
        cfg = yaml.safe_load(f)
    set_seed(cfg["seed"])
    histories = torch.load(cfg["histories"])
    items = nn.Embedding(cfg["items"], cfg["dim"])
    users = nn.Embedding(len(histories), cfg["dim"])
    optimizer = torch.optim.Adam([*items.parameters(), *users.parameters()], lr=cfg["lr"])
    for epoch in range(cfg["epochs"]):
        for user, taken in enumerate(histories):
            ids = torch.tensor([*taken, *negatives(cfg["items"], taken, len(taken))])
            target = torch.tensor([1.0] * len(taken) + [0.0] * len(taken))
            score = items(ids) @ users.weight[user]
            loss = nn.functional.binary_cross_entropy_with_logits(score, target)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


if __name__ == "__main__":
    main()
