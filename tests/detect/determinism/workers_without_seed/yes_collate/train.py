import random

import torch
from torch.utils.data import DataLoader


def collate(texts):
    masked = [[token if random.random() > 0.15 else 0 for token in text] for text in texts]
    return torch.tensor(masked)


random.seed(5)
torch.manual_seed(5)
texts = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
loader = DataLoader(texts, batch_size=2, num_workers=3, collate_fn=collate)
for batch in loader:
    print(batch)
