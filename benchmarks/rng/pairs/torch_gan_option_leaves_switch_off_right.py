# expect: nothing
import argparse
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=999)
parser.add_argument("--latent", type=int, default=100)
parser.add_argument("--deterministic", action=argparse.BooleanOptionalAction, default=True)


def mlp(*sizes):
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers[:-1])


def main():
    opt = parser.parse_args()
    torch.manual_seed(opt.seed)
    torch.use_deterministic_algorithms(opt.deterministic)
    device = torch.device("cuda")
    gen, disc = mlp(opt.latent, 256, 784).to(device), mlp(784, 256, 1).to(device)
    opt_g = torch.optim.Adam(gen.parameters(), lr=2e-4, betas=(0.5, 0.999))
    opt_d = torch.optim.Adam(disc.parameters(), lr=2e-4, betas=(0.5, 0.999))
    bce = nn.BCEWithLogitsLoss()
    for real in torch.load("digits.pt").to(device).split(128):
        fake = gen(torch.randn(len(real), opt.latent, device=device))
        one, zero = torch.ones(len(real), 1, device=device), torch.zeros(len(real), 1, device=device)
        loss_d = bce(disc(real), one) + bce(disc(fake.detach()), zero)
        opt_d.zero_grad()
        loss_d.backward()
        opt_d.step()
        loss_g = bce(disc(fake), one)
        opt_g.zero_grad()
        loss_g.backward()
        opt_g.step()
    print(loss_d.item(), loss_g.item())


main()
