import random

random.seed(1)
rows = random.sample(range(100), 10)
random.seed(2)
print(random.choice(rows))
