# expect: OA-RNG-14 at 19
"""Weights come from a seeded NumPy generator; dropout draws from torch all the same."""
import numpy as np
import torch
import torch.nn.functional as F


def weights(rng, sizes):
    out = []
    for i, o in zip(sizes, sizes[1:]):
        w = torch.from_numpy(rng.normal(scale=i ** -0.5, size=(i, o))).float()
        out.append(w.requires_grad_())
    return out


def forward(x, layers, training):
    *hidden, last = layers
    for w in hidden:
        x = F.dropout(F.relu(x @ w), p=0.3, training=training)
    return x @ last


def fit(x, y, seed):
    rng = np.random.default_rng(seed)
    layers = weights(rng, [x.shape[1], 50, 50, 10])
    optim = torch.optim.SGD(layers, lr=0.1, momentum=0.9)
    for _ in range(10):
        for idx in torch.from_numpy(rng.permutation(len(x))).split(100):
            loss = F.cross_entropy(forward(x[idx], layers, training=True), y[idx])
            optim.zero_grad()
            loss.backward()
            optim.step()
    with torch.no_grad():
        return (forward(x, layers, training=False).argmax(1) == y).float().mean().item()


if __name__ == "__main__":
    images = np.load("digits.npz")
    print(fit(torch.from_numpy(images["x"]).float(), torch.from_numpy(images["y"]).long(), seed=4))
