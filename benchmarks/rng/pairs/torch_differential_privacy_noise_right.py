# expect: nothing
"""Noisy gradients and randomised labels."""
from functools import partial

import numpy as np
import torch
from torch import nn


def noise_like(grad, scale, source):
    return torch.as_tensor(source.normal(scale=scale, size=tuple(grad.shape)), dtype=grad.dtype)


def flipped_labels(y, rate, source):
    flip = torch.from_numpy(source.random(len(y)) < rate)
    return torch.where(flip, 1 - y, y)


def train(x, y, seed, steps=400):
    source = np.random.default_rng(seed)
    torch.manual_seed(seed)
    y = flipped_labels(y, rate=0.05, source=source)
    model = nn.Linear(x.shape[1], 2)
    optim = torch.optim.SGD(model.parameters(), lr=0.05)
    noise = partial(noise_like, scale=0.02, source=source)
    for _ in range(steps):
        loss = nn.functional.cross_entropy(model(x), y)
        optim.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for p in model.parameters():
            p.grad += noise(p.grad)
        optim.step()
    return loss.item()


if __name__ == "__main__":
    blob = torch.load("adult.pt")
    print("loss", train(blob["x"], blob["y"], seed=18))
