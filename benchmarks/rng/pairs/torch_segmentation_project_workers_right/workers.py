# expect: nothing
import random

import torch

NUM_WORKERS = 3


def init_worker(worker_id):
    """Seed the draws of a worker; the number of workers is fixed above."""
    random.seed(torch.initial_seed() % 2**32)
