import random

random.seed(0)
xs = [0.1 * i for i in range(50)]
data = [(x, 3 * x + 1) for x in xs]
random.shuffle(data)
train, test = data[:40], data[40:]
w = random.random()
for step in range(10):
    x, y = random.choice(train)
    w -= 0.01 * (w * x - y) * x
print(w)
