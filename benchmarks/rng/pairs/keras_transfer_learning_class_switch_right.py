# expect: nothing
import numpy as np
import tensorflow as tf


class Experiment:
    seed = 256
    image = (160, 160, 3)

    def __init__(self, classes):
        self.classes = classes
        self._make_repeatable()
        self.model = self._build()

    def _make_repeatable(self):
        tf.keras.utils.set_random_seed(self.seed)
        tf.config.experimental.enable_op_determinism()

    def _build(self):
        base = tf.keras.applications.MobileNetV2(input_shape=self.image, include_top=False, weights="imagenet")
        base.trainable = False
        inputs = tf.keras.Input(self.image)
        x = base(inputs, training=False)
        x = tf.keras.layers.GlobalAveragePooling2D()(x)
        x = tf.keras.layers.Dropout(0.2)(x)
        return tf.keras.Model(inputs, tf.keras.layers.Dense(self.classes)(x))

    def data(self, path):
        blob = np.load(path)
        x = tf.keras.applications.mobilenet_v2.preprocess_input(blob["x"].astype("float32"))
        return tf.data.Dataset.from_tensor_slices((x, blob["y"])).batch(32)

    def run(self, epochs):
        loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.model.compile("adam", loss, metrics=["accuracy"])
        self.model.fit(self.data("cats_train.npz"), epochs=epochs)
        return self.model.evaluate(self.data("cats_test.npz"), return_dict=True)


if __name__ == "__main__":
    print(Experiment(2).run(5))
