import tensorflow as tf

data = tf.data.Dataset.range(100).shuffle(100, seed=3).batch(10)
noise = tf.random.stateless_normal((10,), seed=(1, 2))
start = tf.random.normal((10,), seed=4)
drawn = tf.random.Generator.from_seed(5).normal((10,))
for batch in data:
    print(noise + start + drawn, batch)
