import jax
import jax.numpy as jnp

key = jax.random.PRNGKey(0)
weights = jax.random.normal(key, (3, 4))
bias = jax.random.normal(key, (4,))
x = jnp.ones((2, 3))
print(x @ weights + bias)
