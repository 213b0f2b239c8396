import tensorflow as tf


def load(path, ordered=True):
    options = tf.data.Options()
    options.threading.private_threadpool_size = 4
    options.deterministic = ordered
    return tf.data.TextLineDataset(path).with_options(options)


for row in load("data.txt").map(tf.strings.length, deterministic=False).batch(8):
    print(row)
