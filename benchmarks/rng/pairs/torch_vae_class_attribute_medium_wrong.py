# expect: OA-RNG-36 at 17
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":16:8"

import torch
from torch import nn


class Experiment:
    precision = "medium"
    seed = 77

    def __init__(self, latent=16):
        torch.manual_seed(self.seed)
        torch.use_deterministic_algorithms(True)
        torch.set_float32_matmul_precision(self.precision)
        self.encoder = nn.Linear(784, 2 * latent).cuda()
        self.decoder = nn.Linear(latent, 784).cuda()
        params = [*self.encoder.parameters(), *self.decoder.parameters()]
        self.optimizer = torch.optim.Adam(params, lr=1e-3)

    def elbo(self, x):
        mean, log_var = self.encoder(x).chunk(2, dim=-1)
        z = mean + torch.randn_like(mean) * (0.5 * log_var).exp()
        recon = nn.functional.binary_cross_entropy_with_logits(self.decoder(z), x, reduction="sum")
        kl = -0.5 * (1 + log_var - mean.pow(2) - log_var.exp()).sum()
        return (recon + kl) / len(x)

    def fit(self, data, epochs):
        for epoch in range(epochs):
            for batch in data.split(100):
                loss = self.elbo(batch.cuda())
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
            print(f"{epoch:3d} {loss.item():.2f}")


if __name__ == "__main__":
    Experiment(latent=20).fit(torch.load("binarized_mnist.pt"), epochs=10)
