import tensorflow as tf

tf.random.set_seed(3)
weights = tf.Variable(tf.random.normal((4, 1)))
x, y = tf.random.normal((32, 4)), tf.random.normal((32, 1))
for step in range(10):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((x @ weights - y) ** 2)
    weights.assign_sub(0.1 * tape.gradient(loss, weights))
