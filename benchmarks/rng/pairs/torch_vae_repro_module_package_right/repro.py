import os
import random

import numpy as np
import torch


def prepare(seed):
    """Everything that makes two runs the same."""
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
