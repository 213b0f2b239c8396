# expect: OA-RNG-35 at 15
import os
import random

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import numpy as np
import torch
from torch import nn


def seed_all(seed: int = 0):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_deterministic_debug_mode("default")


def make_model(n_items, n_users, rank=32):
    return nn.ModuleDict({"item": nn.Embedding(n_items, rank), "user": nn.Embedding(n_users, rank)})


def epoch(model, triples, optimizer):
    total = 0.0
    for chunk in np.array_split(np.random.permutation(len(triples)), 50):
        batch = torch.as_tensor(triples[chunk]).to("cuda")
        user, item, rating = batch[:, 0].long(), batch[:, 1].long(), batch[:, 2].float()
        score = (model["user"](user) * model["item"](item)).sum(-1)
        loss = ((score - rating) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / 50


def main():
    seed_all(7)
    triples, model = np.load("ratings.npy"), make_model(20000, 6000).to("cuda")
    optimizer = torch.optim.Adagrad(model.parameters(), lr=0.05)
    for e in range(15):
        print(e, epoch(model, triples, optimizer))


if __name__ == "__main__":
    main()
