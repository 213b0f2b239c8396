import numpy as np
from torch.utils.data import Dataset

from augment import Jitter

SEED = 6


class PointClouds(Dataset):
    def __init__(self, path):
        blob = np.load(path)
        self.points, self.labels = blob["points"], blob["labels"]
        self.jitter = Jitter(0.02, SEED)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.jitter(self.points[i]).astype(np.float32), int(self.labels[i])
