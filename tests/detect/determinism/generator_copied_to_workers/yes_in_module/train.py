import random

import torch
from torch.utils.data import DataLoader, Dataset

RNG = random.Random(13)


class Words(Dataset):
    def __init__(self, words):
        self.words = words

    def __len__(self):
        return len(self.words)

    def __getitem__(self, index):
        word = self.words[index]
        return word if RNG.random() > 0.1 else "<mask>"


torch.manual_seed(13)
for batch in DataLoader(Words(["a", "b", "c", "d"]), batch_size=2, num_workers=2):
    print(batch)
