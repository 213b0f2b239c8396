# expect: nothing
import argparse

import jax
import jax.numpy as jnp
from jax import random


def potential(x):
    return 0.25 * jnp.sum((x**2 - 1.0) ** 2)


def sample(key, steps, step_size):
    """Unadjusted Langevin dynamics in a double well."""
    grad = jax.grad(potential)
    x = jnp.zeros(2)
    trace = []
    for _ in range(steps):
        key, sub = random.split(key)
        noise = random.normal(sub, x.shape)
        x = x - step_size * grad(x) + jnp.sqrt(2 * step_size) * noise
        trace.append(x)
    return jnp.stack(trace)


def summary(trace):
    half = trace[len(trace) // 2:]
    return half.mean(axis=0), half.std(axis=0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=70)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--step-size", type=float, default=0.01)
    args = parser.parse_args()
    key = random.PRNGKey(args.seed)
    mean, std = summary(sample(key, args.steps, args.step_size))
    print("mean", mean, "std", std)


if __name__ == "__main__":
    main()
