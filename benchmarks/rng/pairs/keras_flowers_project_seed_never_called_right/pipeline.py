# expect: nothing
import numpy as np
import tensorflow as tf


def read_split(path, batch_size=32):
    blob = np.load(path)
    ds = tf.data.Dataset.from_tensor_slices((blob["image"].astype(np.float32) / 255.0, blob["label"]))
    return ds.batch(batch_size)
