import jax
import jax.numpy as jnp

key = jax.random.PRNGKey(0)
first, second = jax.random.split(key)
weights = jax.random.normal(first, (3, 4))
bias = jax.random.normal(second, (4,))
x = jnp.ones((2, 3))
for step in range(10):
    key, sub = jax.random.split(key)
    x = x + 0.01 * jax.random.normal(sub, x.shape)
print(x @ weights + bias)
