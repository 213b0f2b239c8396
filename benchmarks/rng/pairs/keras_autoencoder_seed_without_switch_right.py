# expect: nothing
import argparse

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def parse_args():
    parser = argparse.ArgumentParser(description="denoising autoencoder")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--code", type=int, default=16)
    return parser.parse_args()


def build(width, code):
    inputs = tf.keras.Input((width,))
    hidden = layers.Dense(code, activation="relu")(inputs)
    return tf.keras.Model(inputs, layers.Dense(width)(hidden))


def corrupt(x, seed, scale=0.1):
    rng = np.random.default_rng(seed)
    return x + scale * rng.standard_normal(x.shape).astype("float32")


def main():
    args = parse_args()
    tf.keras.utils.set_random_seed(args.seed)
    tf.config.experimental.enable_op_determinism()
    clean = np.load("signals.npy").astype("float32")
    model = build(clean.shape[1], args.code)
    model.compile("adam", "mse")
    model.fit(corrupt(clean, args.seed), clean, epochs=args.epochs, batch_size=128)
    model.save("autoencoder.keras")


if __name__ == "__main__":
    main()
