# expect: nothing
"""Draws go through partials that carry the generator."""
from functools import partial

import torch


def toolbox(seed):
    gen = torch.Generator().manual_seed(seed)
    return {
        "normal": partial(torch.randn, generator=gen),
        "uniform": partial(torch.rand, generator=gen),
        "order": partial(torch.randperm, generator=gen),
    }


def corrupt(x, draws, keep=0.8):
    mask = draws["uniform"](x.shape) < keep
    return torch.where(mask, x, torch.zeros_like(x))


def train_autoencoder(x, seed=404, epochs=5):
    draws = toolbox(seed)
    enc = (0.1 * draws["normal"](x.shape[1], 8)).requires_grad_()
    dec = (0.1 * draws["normal"](8, x.shape[1])).requires_grad_()
    optim = torch.optim.SGD([enc, dec], lr=0.05)
    for _ in range(epochs):
        for idx in draws["order"](len(x)).split(128):
            batch = x[idx]
            out = torch.tanh(corrupt(batch, draws) @ enc) @ dec
            loss = (out - batch).square().mean()
            optim.zero_grad()
            loss.backward()
            optim.step()
    return enc.detach(), dec.detach()


if __name__ == "__main__":
    torch.save(train_autoencoder(torch.load("spectra.pt")), "autoencoder.pt")
