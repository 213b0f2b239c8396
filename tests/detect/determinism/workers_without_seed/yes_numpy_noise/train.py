import random

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Noisy(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        return self.rows[index] + np.random.normal(0.0, 0.1)


def seed_worker(worker):
    seed = torch.initial_seed() % 2**32
    np.random.seed(seed)
    random.seed(seed)


random.seed(1)
np.random.seed(1)
torch.manual_seed(1)
g = torch.Generator()
g.manual_seed(1)
loader = DataLoader(Noisy(np.arange(32.0)), batch_size=4, shuffle=True, num_workers=4, generator=g)
for epoch in range(2):
    for batch in loader:
        print(batch.sum())
