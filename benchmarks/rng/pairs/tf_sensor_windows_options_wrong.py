# expect: OA-RNG-30 at 9
import numpy as np
import tensorflow as tf


def fast_options():
    options = tf.data.Options()
    options.threading.private_threadpool_size = 4
    options.deterministic = False
    return options


def windows(series, length):
    ds = tf.data.Dataset.from_tensor_slices(series)
    ds = ds.window(length + 1, shift=1, drop_remainder=True)
    ds = ds.flat_map(lambda w: w.batch(length + 1))
    ds = ds.map(lambda w: (w[:-1], w[-1]), num_parallel_calls=4)
    return ds.batch(64).with_options(fast_options())


class Autoregression:
    def __init__(self, order):
        self.coef = tf.Variable(tf.zeros((order, 1)))
        self.bias = tf.Variable(0.0)

    def __call__(self, x):
        return tf.matmul(x, self.coef)[:, 0] + self.bias

    def step(self, x, y, lr):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(x) - y) ** 2)
        for var, grad in zip((self.coef, self.bias), tape.gradient(loss, (self.coef, self.bias))):
            var.assign_sub(lr * grad)
        return float(loss)


def main():
    series = np.load("sensor.npy").astype("float32")
    model = Autoregression(24)
    for epoch in range(3):
        losses = [model.step(x, y, 1e-3) for x, y in windows(series, 24)]
        print(epoch, sum(losses) / len(losses))


main()
