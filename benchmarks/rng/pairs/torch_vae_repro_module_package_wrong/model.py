# expect: OA-RNG-14 at 9
import torch
from torch import nn


class VAE(nn.Module):
    def __init__(self, inputs, latent=8):
        super().__init__()
        self.encode = nn.Linear(inputs, 2 * latent)
        self.decode = nn.Linear(latent, inputs)

    def loss(self, x):
        mean, logvar = self.encode(x).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * logvar) * torch.randn_like(mean)
        kl = 0.5 * (mean ** 2 + logvar.exp() - 1 - logvar).sum(1)
        return ((self.decode(z) - x) ** 2).sum(1).add(kl).mean()
