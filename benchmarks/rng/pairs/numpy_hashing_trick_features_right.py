# expect: nothing
import csv
from hashlib import blake2b

import numpy as np

DIM = 2 ** 14


def stable_hash(token):
    return int.from_bytes(blake2b(token.encode(), digest_size=8).digest(), "big")


def vectorise(text):
    vector = np.zeros(DIM, dtype=np.float32)
    tokens = text.lower().split()
    for slot in [stable_hash(token) % DIM for token in tokens]:
        vector[slot] += 1.0
    return vector / max(1.0, np.linalg.norm(vector))


def read(path):
    with open(path, newline="") as f:
        rows = list(csv.DictReader(f))
    x = np.stack([vectorise(row["text"]) for row in rows])
    y = np.array([float(row["label"]) for row in rows])
    return x, y


def logistic(x, y, epochs=50, lr=0.5):
    w = np.zeros(DIM)
    for epoch in range(epochs):
        p = 1.0 / (1.0 + np.exp(-(x @ w)))
        w -= lr * x.T @ (p - y) / len(y)
        if epoch % 10 == 0:
            print(epoch, float(np.mean((p > 0.5) == y)))
    return w


if __name__ == "__main__":
    np.save("spam_weights.npy", logistic(*read("sms.csv")))
