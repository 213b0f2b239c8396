import os
import secrets
import uuid

run = f'run-{uuid.uuid4().hex[:8]}'
folder = os.path.join('runs', run, secrets.token_hex(4))
os.makedirs(folder, exist_ok=True)
xs = [0.1 * i for i in range(50)]
data = [(x, 3 * x + 1) for x in xs]
w = b = 0.0
for epoch in range(5):
    for x, y in data:
        error = w * x + b - y
        w, b = w - 0.01 * error * x, b - 0.01 * error
print(w, b)
