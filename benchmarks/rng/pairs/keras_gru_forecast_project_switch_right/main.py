# expect: nothing
import tensorflow as tf

from repeat import seed_run
from series import load

CFG = {"seed": 72, "units": 24, "epochs": 12, "window": 48}


def build(cfg):
    inputs = tf.keras.Input((cfg["window"], 1))
    state = tf.keras.layers.GRU(cfg["units"])(inputs)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(1)(state))


def main(cfg):
    seed_run(cfg["seed"])
    x, y = load("traffic.npy", cfg["window"])
    model = build(cfg)
    model.compile(tf.keras.optimizers.Adam(2e-3), "mae")
    model.fit(x, y, epochs=cfg["epochs"], shuffle=False, validation_split=0.1)
    model.save_weights("gru.weights.h5")


if __name__ == "__main__":
    main(CFG)
