# expect: OA-RNG-10 at 16
"""Denoising target with randn_like, which takes no generator."""
import torch

STEPS = 200
SEED = 5


def alphas(steps):
    betas = torch.linspace(1e-4, 0.02, steps)
    return torch.exp(torch.log1p(-betas).sum() * torch.linspace(0, 1, steps))


def noisy_batch(x0, abar, gen):
    t = torch.randint(0, STEPS, (x0.shape[0],), generator=gen)
    eps = torch.randn_like(x0)
    a = abar[t].unsqueeze(1)
    return a.sqrt() * x0 + (1 - a).sqrt() * eps, eps, t


def train(data, epochs=3):
    gen = torch.Generator()
    gen.manual_seed(SEED)
    abar = alphas(STEPS)
    weight = torch.randn(data.shape[1], data.shape[1], generator=gen).requires_grad_()
    optim = torch.optim.Adam([weight], lr=1e-3)
    for _ in range(epochs):
        xt, eps, _ = noisy_batch(data, abar, gen)
        loss = ((xt @ weight - eps) ** 2).mean()
        optim.zero_grad()
        loss.backward()
        optim.step()
    return weight.detach()


if __name__ == "__main__":
    torch.save(train(torch.load("latents.pt")), "denoiser.pt")
