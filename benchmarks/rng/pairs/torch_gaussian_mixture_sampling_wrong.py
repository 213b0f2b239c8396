# expect: OA-RNG-10 at 15
"""Fit a small mixture of Gaussians by stochastic EM."""
import argparse

import torch


def make_centres(k, dim, gen):
    return 4.0 * torch.randn(k, dim, generator=gen)


def sample_points(centres, n, gen):
    weights = torch.ones(centres.shape[0])
    which = torch.multinomial(weights, n, replacement=True, generator=gen)
    noise = torch.randn(n, centres.shape[1])
    return centres[which] + 0.5 * noise


def em_step(points, centres):
    resp = torch.softmax(-torch.cdist(points, centres) ** 2, dim=1)
    mass = resp.sum(0, keepdim=True).T
    return (resp.T @ points) / mass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--clusters", type=int, default=5)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    gen = torch.Generator().manual_seed(args.seed)
    truth = make_centres(args.clusters, 2, gen)
    points = sample_points(truth, 2000, gen)
    guess = make_centres(args.clusters, 2, gen)
    for _ in range(args.steps):
        guess = em_step(points, guess)
    print("centres", guess.tolist())


if __name__ == "__main__":
    main()
