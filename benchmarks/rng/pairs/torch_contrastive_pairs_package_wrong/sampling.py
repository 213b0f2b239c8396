# expect: OA-RNG-10 at 16
import torch


def projection(dim, out, generator):
    return torch.randn(dim, out, generator=generator) / dim ** 0.5


def anchor_indices(total, size, generator):
    return torch.randint(total, (size,), generator=generator)


def augment(batch, generator, scale=0.1):
    """Additive noise and a random gain per row."""
    noise = torch.randn(batch.shape, generator=generator)
    gain = 1.0 + scale * torch.randn(len(batch), 1)
    return gain * batch + scale * noise
