import jax.random as jr

keys = jr.split(jr.PRNGKey(3), 2)
data = jr.uniform(keys[0], (100, 4))
noise = jr.normal(keys[1], (100, 4))
order = jr.permutation(keys[0], 100)
print((data + noise)[order])
