# expect: nothing
import tensorflow as tf


def tune(ds):
    """Options for every pipeline of the project."""
    options = tf.data.Options()
    options.experimental_optimization.map_parallelization = True
    return ds.with_options(options).prefetch(4)
