# expect: OA-RNG-45 at 23
import argparse

import torch
from torch import nn


class NoisyRegressor(nn.Module):
    def __init__(self, n_in, noise=0.1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(n_in, 64), nn.Tanh(), nn.Linear(64, 1))
        self.noise = noise

    def forward(self, x):
        if self.training:
            x = x + self.noise * torch.randn_like(x)
        return self.net(x).squeeze(-1)


def train(model, x, y, steps, seed):
    optimizer = torch.optim.Adam(model.parameters())
    for step in range(steps):
        torch.manual_seed(seed)
        rows = torch.randint(len(x), (64,))
        loss = nn.functional.mse_loss(model(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            print(step, loss.item())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=33)
    parser.add_argument("--steps", type=int, default=1000)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    x, y = torch.load("concrete.pt")
    train(NoisyRegressor(x.shape[1]), x, y, args.steps, args.seed)


if __name__ == "__main__":
    main()
