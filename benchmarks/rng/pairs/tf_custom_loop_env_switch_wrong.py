# expect: OA-RNG-31 at 34
"""A training loop by hand for a small convolutional network."""
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import tensorflow as tf

SEED = 400


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = tf.keras.layers.Conv2D(8, 3, activation="relu")
        self.pool = tf.keras.layers.GlobalMaxPooling2D()
        self.out = tf.keras.layers.Dense(10)

    def call(self, x):
        return self.out(self.pool(self.conv(x)))


@tf.function
def train_step(net, opt, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(y, net(x)))
    grads = tape.gradient(loss, net.trainable_variables)
    opt.apply_gradients(zip(grads, net.trainable_variables))
    return loss


def main():
    tf.random.set_seed(SEED)
    blob = np.load("shapes.npz")
    data = tf.data.Dataset.from_tensor_slices((blob["x"], blob["y"])).shuffle(4096, seed=SEED).batch(64)
    net, opt = Net(), tf.keras.optimizers.SGD(0.05)
    for epoch in range(10):
        for x, y in data:
            loss = train_step(net, opt, x, y)
        print(epoch, float(loss))


main()
