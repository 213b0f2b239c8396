import os
import random

import numpy as np


def prepare(seed):
    """Everything that makes two runs the same."""
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    random.seed(seed)
    np.random.seed(seed)
