import keras
from keras import layers

from data import load


def build():
    inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(8, 3)(inputs)
    x = layers.Dropout(0.5)(layers.Flatten()(x))
    return keras.Model(inputs, layers.Dense(10)(x))


def main(seed=7):
    keras.utils.set_random_seed(seed)
    x, y = load()
    model = build()
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(x, y)


main()
