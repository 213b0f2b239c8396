"""Random Fourier features; used by main.py and by the notebooks."""
from functools import lru_cache

import torch

COUNT, INPUTS = 256, 6


@lru_cache(maxsize=1)
def frequencies():
    return torch.randn(INPUTS, COUNT)


def fourier(x):
    angle = x @ frequencies()
    return torch.cat([torch.sin(angle), torch.cos(angle)], dim=1)
