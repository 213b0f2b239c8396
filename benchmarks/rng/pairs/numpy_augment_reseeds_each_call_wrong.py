# expect: OA-RNG-45 at 9
import numpy as np

SEED = 42


def augment(batch):
    """Random flip and jitter."""
    np.random.seed(SEED)
    flip = np.random.rand(len(batch)) < 0.5
    batch = np.where(flip[:, None], batch[:, ::-1], batch)
    return batch + np.random.normal(0.0, 0.05, size=batch.shape)


class SoftmaxRegression:
    def __init__(self, n_in, n_out):
        self.w = np.random.normal(0.0, 0.01, size=(n_in, n_out))

    def step(self, x, y, lr):
        logits = x @ self.w
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[np.arange(len(y)), y]).mean()
        p[np.arange(len(y)), y] -= 1
        self.w -= lr * x.T @ p / len(y)
        return loss


def main():
    np.random.seed(SEED)
    x, y = np.load("strokes.npy"), np.load("stroke_labels.npy")
    model = SoftmaxRegression(x.shape[1], int(y.max()) + 1)
    for epoch in range(20):
        losses = []
        for rows in np.array_split(np.random.permutation(len(x)), len(x) // 64):
            losses.append(model.step(augment(x[rows]), y[rows], lr=0.1))
        print(epoch, float(np.mean(losses)))


if __name__ == "__main__":
    main()
