# expect: OA-RNG-17 at 14
import os

import torch
import torch.nn as nn


def fresh_seed():
    return int.from_bytes(os.urandom(4), "little")


def seed_torch(seed=None):
    seed = fresh_seed() if seed is None else seed
    torch.manual_seed(seed)
    print("torch seeded with", seed)
    return seed


class Autoencoder(nn.Module):
    def __init__(self, inputs, code):
        super().__init__()
        self.down = nn.Linear(inputs, code)
        self.up = nn.Linear(code, inputs)

    def forward(self, x):
        return self.up(torch.sigmoid(self.down(x)))


def main():
    seed_torch()
    x = torch.load("genes.pt")
    model = Autoencoder(x.shape[1], 10)
    optim = torch.optim.Adam(model.parameters(), lr=5e-4)
    for epoch in range(60):
        loss = nn.functional.mse_loss(model(x), x)
        optim.zero_grad()
        loss.backward()
        optim.step()
    torch.save(model.down.state_dict(), "encoder.pt")
    print("loss", loss.item())


if __name__ == "__main__":
    main()
