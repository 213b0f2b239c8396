# expect: nothing
import argparse

import numpy as np
import tensorflow as tf


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=37)
    return parser.parse_args()


def set_seeds(seed):
    tf.random.set_seed(seed)
    tf.config.experimental.enable_op_determinism()


def load(path, batch_size=64):
    blob = np.load(path)
    ds = tf.data.Dataset.from_tensor_slices((blob["ids"], blob["label"]))
    ds = ds.shuffle(10_000, reshuffle_each_iteration=True)
    return ds.batch(batch_size).prefetch(tf.data.AUTOTUNE)


def build(vocab):
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Embedding(vocab, 32))
    model.add(tf.keras.layers.GlobalAveragePooling1D())
    model.add(tf.keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def main():
    args = parse_args()
    np.random.seed(args.seed)
    set_seeds(args.seed)
    train = load("reviews.npz")
    model = build(20_000)
    model.fit(train, epochs=3)
    model.save("reviews.keras")


if __name__ == "__main__":
    main()
