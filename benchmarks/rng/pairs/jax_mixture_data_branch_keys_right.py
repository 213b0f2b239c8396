# expect: nothing
"""Synthetic mixture data and a least-squares fit."""
import jax.numpy as jnp
import jax.random as jr

SEED = 44


def noise(key, shape, kind):
    # only one of the branches runs, so the key is used once
    if kind == "laplace":
        return jr.laplace(key, shape)
    else:
        return jr.normal(key, shape)


class Mixture:
    def __init__(self, centres, kind="normal"):
        self.centres, self.kind = jnp.asarray(centres), kind

    def draw(self, key, n):
        k_which, k_noise, k_target = jr.split(key, 3)
        which = jr.randint(k_which, (n,), 0, len(self.centres))
        x = self.centres[which] + 0.1 * noise(k_noise, (n, 2), self.kind)
        y = x @ jnp.array([2.0, -1.0]) + 0.05 * jr.normal(k_target, (n,))
        return x, y


def fit(x, y):
    design = jnp.concatenate([x, jnp.ones((len(x), 1))], axis=1)
    return jnp.linalg.lstsq(design, y)[0]


def main():
    key = jr.PRNGKey(SEED)
    key, train_key = jr.split(key)
    key, test_key = jr.split(key)
    model = Mixture([[0.0, 0.0], [3.0, 3.0]])
    coef = fit(*model.draw(train_key, 500))
    x, y = model.draw(test_key, 100)
    print("mse", jnp.mean((x @ coef[:2] + coef[2] - y) ** 2))


if __name__ == "__main__":
    main()
