import random

random.seed(9)
speakers = {"anna", "ben", "cora", "dan", "eve"}
order = list(speakers)
random.shuffle(order)
train, held = order[:4], order[4:]
print(train, held)
