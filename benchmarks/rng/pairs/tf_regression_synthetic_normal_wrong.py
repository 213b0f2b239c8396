# expect: OA-RNG-29 at 16
import numpy as np
import tensorflow as tf


class LinearData:
    """y = Xw + noise; the generator of the data is part of the class."""

    def __init__(self, n, dim, seed=3):
        self.n, self.dim = n, dim
        rng = np.random.default_rng(seed)
        self.weights = tf.constant(rng.normal(size=(dim, 1)), tf.float32)
        self.noise = tf.constant(0.1 * rng.normal(size=(n, 1)), tf.float32)

    def sample(self):
        x = tf.random.normal((self.n, self.dim))
        return x, tf.matmul(x, self.weights) + self.noise


def closed_form(x, y, ridge=1e-3):
    gram = tf.matmul(x, x, transpose_a=True) + ridge * tf.eye(x.shape[1])
    return tf.linalg.solve(gram, tf.matmul(x, y, transpose_a=True))


def report(data, estimate):
    error = tf.norm(estimate - data.weights) / tf.norm(data.weights)
    print("relative error", float(error))


def main():
    data = LinearData(n=1000, dim=12)
    estimate = closed_form(*data.sample())
    report(data, estimate)
    np.save("weights.npy", estimate.numpy())


if __name__ == "__main__":
    main()
