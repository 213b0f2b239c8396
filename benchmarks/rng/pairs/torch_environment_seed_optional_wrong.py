# expect: OA-RNG-18 at 9
"""The seed comes from the environment; the launcher may leave it out."""
import os

import torch
from torch import nn

EPOCHS = int(os.environ.get("EPOCHS", "30"))
SEED = os.environ.get("SEED")


def setup():
    if SEED:
        torch.manual_seed(int(SEED))
        print("seed", SEED)


class Siamese(nn.Module):
    def __init__(self, inputs, out=16):
        super().__init__()
        self.trunk = nn.Linear(inputs, out)

    def forward(self, a, b):
        return (torch.tanh(self.trunk(a)) - torch.tanh(self.trunk(b))).norm(dim=1)


def contrastive(dist, same, margin=1.0):
    return torch.where(same, dist ** 2, torch.relu(margin - dist) ** 2).mean()


def main():
    setup()
    blob = torch.load("signatures.pt")
    net = Siamese(blob["a"].shape[1])
    optim = torch.optim.Adam(net.parameters(), lr=1e-3)
    for _ in range(EPOCHS):
        loss = contrastive(net(blob["a"], blob["b"]), blob["same"].bool())
        optim.zero_grad()
        loss.backward()
        optim.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
