import jax


class Sampler:
    def __init__(self, seed):
        self.key = jax.random.PRNGKey(seed)

    def next(self):
        self.key, sub = jax.random.split(self.key)
        return jax.random.normal(sub, (4,))


sampler = Sampler(0)
a = sampler.next()
b = sampler.next()
root = jax.random.PRNGKey(1)
for step in range(100):
    a = a + jax.random.normal(jax.random.fold_in(root, step), (4,))
keys = jax.random.split(root, 5)
c = [jax.random.uniform(one, (2,)) for one in keys]
print(a, b, c)
