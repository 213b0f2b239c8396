import sys

from jax import random


def start(key, wide):
    if wide:
        return random.normal(key, (8, 16))
    return random.uniform(key, (8, 4))


def dropped(x, key=None):
    if key is None:
        return x
    return x * random.bernoulli(key, 0.9, x.shape)


key = random.PRNGKey(0)
key, sub, other = random.split(key, 3)
weights = start(sub, len(sys.argv) > 1)
if len(sys.argv) > 2:
    noise = random.gumbel(other, (8,))
else:
    noise = random.normal(other, (8,))
print(dropped(weights, key), dropped(noise))
