# expect: OA-RNG-13 at 40
import argparse

import numpy as np
from numpy.random import PCG64, Generator


def potential(q):
    return 0.5 * np.sum(q ** 2) + 0.1 * np.sum(q ** 4)


def gradient(q):
    return q + 0.4 * q ** 3


def leapfrog(q, p, eps, steps):
    p = p - 0.5 * eps * gradient(q)
    for _ in range(steps):
        q = q + eps * p
        p = p - eps * gradient(q)
    return q, p + 0.5 * eps * gradient(q)


def sample(rng, dim, draws, eps=0.1, steps=20):
    q, chain = rng.standard_normal(dim), []
    for _ in range(draws):
        p = rng.standard_normal(dim)
        q_new, p_new = leapfrog(q, p, eps, steps)
        delta = potential(q) + 0.5 * p @ p - potential(q_new) - 0.5 * p_new @ p_new
        if np.log(rng.uniform()) < delta:
            q = q_new
        chain.append(q)
    return np.array(chain)


if __name__ == "__main__":
    cli = argparse.ArgumentParser()
    cli.add_argument("--draws", type=int, default=2000)
    args = cli.parse_args()
    rng = Generator(PCG64())
    print("variance", sample(rng, 10, args.draws).var(axis=0))
