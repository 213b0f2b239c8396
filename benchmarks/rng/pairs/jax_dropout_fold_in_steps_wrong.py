# expect: OA-RNG-28 at 17
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np


def dropout(mask, h, rate):
    return jnp.where(mask, h / (1.0 - rate), 0.0)


def forward(params, x, key, rate=0.2):
    key_in, key_out = jax.random.fold_in(key, 0), jax.random.fold_in(key, 1)
    keep_in = jax.random.bernoulli(key_in, 1.0 - rate, x.shape)
    h = jnp.tanh(dropout(keep_in, x, rate) @ params["w"])
    keep_out = jax.random.bernoulli(key_in, 1.0 - rate, h.shape)
    return dropout(keep_out, h, rate) @ params["v"]


def loss(params, x, y, key):
    return jnp.mean((forward(params, x, key)[:, 0] - y) ** 2)


@partial(jax.jit, static_argnames="lr")
def step(params, x, y, key, lr=0.05):
    grads = jax.grad(loss)(params, x, y, key)
    return {name: value - lr * grads[name] for name, value in params.items()}


def main(seed=2, steps=300):
    root = jax.random.key(seed)
    k_w, k_v, k_drop = jax.random.split(root, 3)
    blob = np.load("wells.npz")
    params = {
        "w": jax.random.normal(k_w, (blob["x"].shape[1], 32)) * 0.1,
        "v": jax.random.normal(k_v, (32, 1)) * 0.1,
    }
    for i in range(steps):
        params = step(params, blob["x"], blob["y"], jax.random.fold_in(k_drop, i))
    np.savez("wells_model.npz", **params)


if __name__ == "__main__":
    main()
