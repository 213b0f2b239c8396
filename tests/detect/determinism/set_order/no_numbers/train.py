import random

random.seed(9)
held = set(random.sample(range(100), 10))
rest = list(set(range(100)) - held)
random.shuffle(rest)
print(rest[:5])
