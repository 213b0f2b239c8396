import random


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return hash(self) == hash(other)


seen = set()
cache = {}
for line in open('lines.txt'):
    if hash(line) in seen:
        continue
    seen.add(hash(line))
    cache[hash(line)] = Key(line)
seed, epoch = 3, 4
random.seed(hash((seed, epoch)))
xs = [0.1 * i for i in range(50)]
data = [(x, 3 * x + 1) for x in xs]
random.shuffle(data)
w = b = 0.0
for epoch in range(5):
    for x, y in data:
        error = w * x + b - y
        w, b = w - 0.01 * error * x, b - 0.01 * error
print(w, b)
