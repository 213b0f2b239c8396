import argparse
import random

parser = argparse.ArgumentParser()
parser.add_argument('--seed', type=int, default=None)
args = parser.parse_args()
if args.seed is not None:
    random.seed(args.seed)
xs = [0.1 * i for i in range(50)]
data = [(x, 3 * x + 1) for x in xs]
random.shuffle(data)
w = b = 0.0
for epoch in range(5):
    for x, y in data:
        error = w * x + b - y
        w, b = w - 0.01 * error * x, b - 0.01 * error
print(w, b)
