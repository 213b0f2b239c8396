# expect: OA-RNG-31 at 11
import random

import numpy as np
import tensorflow as tf


def seed_run(seed):
    random.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)
    print("seed", seed)
