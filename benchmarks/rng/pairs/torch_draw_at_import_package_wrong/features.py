# expect: OA-RNG-15 at 6
"""Random Fourier features; used by main.py and by the notebooks."""
import torch

COUNT, INPUTS = 256, 6
FREQUENCIES = torch.randn(INPUTS, COUNT)


def fourier(x):
    angle = x @ FREQUENCIES
    return torch.cat([torch.sin(angle), torch.cos(angle)], dim=1)
