import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

tf.random.set_seed(1)
rng = np.random.default_rng(0)
x, y = rng.normal(size=(64, 4)), rng.integers(2, size=64)
model = tf.keras.Sequential([layers.Input((4,)), layers.Dense(8, activation="relu"), layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(x, y, epochs=3)
