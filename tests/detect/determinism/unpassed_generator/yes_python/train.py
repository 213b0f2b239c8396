import random

source = random.Random(11)
rows = list(range(20))
source.shuffle(rows)
print(rows, random.choice(rows))
