import numpy as np
import torch


def seed_all(seed):
    """Seed every library that the trainings use."""
    np.random.seed(seed)
    torch.manual_seed(seed)
