import random

import torch
from torch.utils.data import Dataset


def random_flip(image, mask):
    if random.random() < 0.5:
        image, mask = image.flip(-1), mask.flip(-1)
    return image, mask


class Tiles(Dataset):
    def __init__(self, path, jitter):
        blob = torch.load(path)
        self.images, self.masks, self.jitter = blob["image"], blob["mask"], jitter

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        image, mask = self.images[i], self.masks[i]
        if self.jitter:
            image, mask = random_flip(image, mask)
        return image, mask
