# expect: OA-RNG-29 at 15
"""Predict concrete strength with a functional Keras model."""
import random

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

SEED = 14


def build(n_features):
    inputs = keras.Input(shape=(n_features,))
    hidden = layers.Dense(64, activation="relu")(inputs)
    hidden = layers.Dropout(0.2)(hidden)
    outputs = layers.Dense(1)(hidden)
    return keras.Model(inputs, outputs)


def split(table, share=0.8):
    order = np.random.default_rng(SEED).permutation(len(table))
    cut = int(share * len(table))
    return table[order[:cut]], table[order[cut:]]


def train(path):
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    fit, held = split(table)
    print("tensorflow", tf.__version__)
    model = build(table.shape[1] - 1)
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse")
    model.fit(fit[:, :-1], fit[:, -1], epochs=50, batch_size=32, verbose=2)
    return model.evaluate(held[:, :-1], held[:, -1])


if __name__ == "__main__":
    random.seed(SEED)
    print("mse", train("concrete.csv"))
