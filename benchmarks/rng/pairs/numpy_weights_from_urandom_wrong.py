# expect: OA-RNG-16 at 18
import os

import numpy as np

SHAPES = {"w1": (20, 30), "w2": (30, 3)}


class Weights:
    """Uniform weights in [-limit, limit]."""

    def __init__(self, limit=0.2, seed=93):
        self.limit = limit
        self.seed = seed

    def draw(self, shape):
        count = int(np.prod(shape))
        raw = np.frombuffer(os.urandom(2 * count), dtype=np.uint16)
        return ((raw / 65535.0) * 2 - 1).reshape(shape) * self.limit


def softmax(z):
    z = np.exp(z - z.max(axis=1, keepdims=True))
    return z / z.sum(axis=1, keepdims=True)


def train(x, y, params, lr=0.1, epochs=200):
    target = np.eye(3)[y]
    for _ in range(epochs):
        hidden = np.tanh(x @ params["w1"])
        error = (softmax(hidden @ params["w2"]) - target) / len(x)
        back = (error @ params["w2"].T) * (1 - hidden ** 2)
        params["w2"] -= lr * hidden.T @ error
        params["w1"] -= lr * x.T @ back
    return params


if __name__ == "__main__":
    data = np.load("vertebra.npz")
    source = Weights()
    params = train(data["x"], data["y"], {k: source.draw(s) for k, s in SHAPES.items()})
    np.savez("weights.npz", **params)
