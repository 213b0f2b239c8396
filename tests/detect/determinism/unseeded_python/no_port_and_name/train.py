import os
import random
import time

os.environ["MASTER_PORT"] = str(random.randint(20000, 30000))
folder = os.path.join("runs", f"run-{random.getrandbits(32):x}")
os.makedirs(folder)
time.sleep(random.random())
xs = [0.1 * i for i in range(50)]
data = [(x, 3 * x + 1) for x in xs]
w = b = 0.0
for epoch in range(5):
    for x, y in data:
        error = w * x + b - y
        w, b = w - 0.01 * error * x, b - 0.01 * error
print(w, b)
