# expect: nothing
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

SEED = 9


def init(key, n_in, hidden):
    k1, k2 = jax.random.split(key)
    return {"w1": jax.random.normal(k1, (n_in, hidden)) * 0.1, "w2": jax.random.normal(k2, (hidden,)) * 0.1}


def loss_fn(params, x, y, key, rate):
    h = jax.nn.relu(x @ params["w1"])
    keep = jax.random.bernoulli(key, 1.0 - rate, h.shape)
    return jnp.mean((jnp.where(keep, h / (1.0 - rate), 0.0) @ params["w2"] - y) ** 2)


@partial(jax.jit, static_argnames="rate")
def update(params, x, y, key, rate=0.5):
    value, grads = jax.value_and_grad(loss_fn)(params, x, y, key, rate)
    return jax.tree_util.tree_map(lambda p, g: p - 0.01 * g, params, grads), value


def main():
    x, y = np.load("x.npy"), np.load("y.npy")
    init_key, dropout_key = jax.random.split(jax.random.PRNGKey(SEED))
    params = init(init_key, x.shape[1], 128)
    for step in range(500):
        step_key = jax.random.fold_in(dropout_key, step)
        params, value = update(params, x, y, step_key)
        if step % 50 == 0:
            print(step, float(value))


if __name__ == "__main__":
    main()
