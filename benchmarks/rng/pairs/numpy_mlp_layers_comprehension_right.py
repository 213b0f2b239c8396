# expect: nothing
import json
import random

import numpy as np

CONFIG = {"sizes": [16, 32, 4], "lr": 0.05, "epochs": 20, "seed": 9}


class MLP:
    def __init__(self, sizes):
        pairs = list(zip(sizes, sizes[1:]))
        self.weights = [np.random.randn(i, o) / np.sqrt(i) for i, o in pairs]
        self.biases = [np.zeros(o) for _, o in pairs]

    def forward(self, x):
        acts = [x]
        for w, b in zip(self.weights, self.biases):
            acts.append(np.tanh(acts[-1] @ w + b))
        return acts

    def step(self, x, y, lr):
        acts = self.forward(x)
        grad = (acts[-1] - y) * (1 - acts[-1] ** 2)
        for k in reversed(range(len(self.weights))):
            back = (grad @ self.weights[k].T) * (1 - acts[k] ** 2)
            self.weights[k] -= lr * acts[k].T @ grad / len(x)
            self.biases[k] -= lr * grad.mean(0)
            grad = back


if __name__ == "__main__":
    random.seed(CONFIG["seed"])
    np.random.seed(CONFIG["seed"])
    data = np.load("gestures.npz")
    rows = list(range(len(data["x"])))
    net = MLP(CONFIG["sizes"])
    for _ in range(CONFIG["epochs"]):
        random.shuffle(rows)
        net.step(data["x"][rows], data["y"][rows], CONFIG["lr"])
    print(json.dumps({"norm": float(np.linalg.norm(net.weights[0]))}))
