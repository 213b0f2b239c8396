import uuid

xs = [0.1 * i for i in range(50)]
data = [(x, 3 * x + 1) for x in xs]
train, held = [], []
for pair in data:
    if uuid.uuid4().int % 10 < 8:
        train.append(pair)
    else:
        held.append(pair)
w = 0.0
for x, y in train:
    w -= 0.01 * (w * x - y) * x
print(w)
