import random

random.seed(0)
xs = [0.1 * i for i in range(50)]
data = [(x, 3 * x + 1) for x in xs]
w = random.random()
for step in range(100):
    for x, y in random.sample(data, 8):
        w -= 0.01 * (w * x - y) * x
print(w)
