import random

xs = [0.1 * i for i in range(50)]
data = [(x, 3 * x + 1) for x in xs]
for rate in (0.1, 0.01):
    random.seed(0)
    w = random.random()
    for epoch in range(10):
        random.seed(100 + epoch)
        random.shuffle(data)
        for x, y in data:
            w -= rate * (w * x - y) * x
    print(w)
