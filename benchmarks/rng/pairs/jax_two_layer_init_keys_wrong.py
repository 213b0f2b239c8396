# expect: OA-RNG-28 at 11
import jax
import jax.numpy as jnp
import numpy as np


def init_params(key, sizes):
    n_in, n_hidden, n_out = sizes
    k1 = key
    w1 = jax.random.normal(k1, (n_in, n_hidden)) * jnp.sqrt(2.0 / n_in)
    w2 = jax.random.normal(k1, (n_hidden, n_out)) * jnp.sqrt(1.0 / n_hidden)
    return {"w1": w1, "b1": jnp.zeros(n_hidden), "w2": w2, "b2": jnp.zeros(n_out)}


def forward(params, x):
    hidden = jax.nn.relu(x @ params["w1"] + params["b1"])
    return hidden @ params["w2"] + params["b2"]


def loss_fn(params, x, y):
    logp = jax.nn.log_softmax(forward(params, x))
    return -jnp.take_along_axis(logp, y[:, None], axis=1).mean()


@jax.jit
def update(params, x, y, lr=0.1):
    grads = jax.grad(loss_fn)(params, x, y)
    return jax.tree_util.tree_map(lambda p, g: p - lr * g, params, grads)


def main():
    blob = np.load("digits.npz")
    params = init_params(jax.random.PRNGKey(0), (64, 128, 10))
    for epoch in range(20):
        params = update(params, blob["x"], blob["y"])
    print(loss_fn(params, blob["x"], blob["y"]))


if __name__ == "__main__":
    main()
