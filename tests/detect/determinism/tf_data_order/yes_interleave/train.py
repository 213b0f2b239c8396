import tensorflow as tf

files = sorted(tf.io.gfile.glob("data/*.tfrecord"))
data = tf.data.Dataset.from_tensor_slices(files)
data = data.interleave(tf.data.TFRecordDataset, cycle_length=4, num_parallel_calls=tf.data.AUTOTUNE, deterministic=False)
data = data.map(lambda row: tf.io.parse_tensor(row, tf.float32), num_parallel_calls=tf.data.AUTOTUNE)
for row in data.batch(8):
    print(row)
