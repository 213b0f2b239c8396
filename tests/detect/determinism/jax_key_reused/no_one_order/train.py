import jax

key = jax.random.PRNGKey(7)
make, order = jax.random.split(key)
x = jax.random.normal(make, (32, 2))
y = (x[:, 0] > 0).astype(int)
x = jax.random.permutation(order, x)
y = jax.random.permutation(order, y)
print(x, y)
