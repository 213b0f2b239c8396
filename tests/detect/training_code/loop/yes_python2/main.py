import tensorflow as tf


def main():
    features = tf.placeholder(tf.float32, [None, 4])
    loss = tf.reduce_mean(tf.square(tf.layers.dense(features, 1)))
    update = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
    with tf.Session() as session:
        for step in xrange(2000):
            session.run(update)
            print "step", step


if __name__ == "__main__":
    main()
