import numpy as np
import tensorflow as tf

np.random.seed(0)
rows = np.random.rand(100, 3)
data = tf.data.Dataset.from_tensor_slices(rows).shuffle(100).batch(10)
noise = tf.random.normal((10, 3))
for batch in data:
    print(tf.reduce_mean(batch + noise))
