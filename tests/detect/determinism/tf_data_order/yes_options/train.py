import tensorflow as tf


def load(path, ordered=False):
    options = tf.data.Options()
    if not ordered:
        options.experimental_deterministic = False
    return tf.data.TextLineDataset(path).with_options(options)


for row in load("data.txt").batch(8):
    print(row)
