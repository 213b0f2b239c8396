# expect: nothing
import random

import numpy as np
import tensorflow as tf


def seed_run(seed):
    random.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)
    if hasattr(tf.config.experimental, "enable_op_determinism"):
        tf.config.experimental.enable_op_determinism()
    print("seed", seed)
