# expect: OA-RNG-41 at 22
import random
from pathlib import Path

import torch
from torch.utils.data import DataLoader, Dataset


class CropDataset(Dataset):
    """Each file has one fixed crop, whichever worker loads it."""

    def __init__(self, root, size=96):
        self.paths = sorted(Path(root).glob("*.pt"))
        self.size = size

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        path = self.paths[index]
        image = torch.load(path)
        rng = random.Random(hash(path.name))
        top = rng.randrange(image.shape[1] - self.size)
        left = rng.randrange(image.shape[2] - self.size)
        return image[:, top:top + self.size, left:left + self.size]


def mean_and_std(loader):
    pixels = torch.cat([batch.flatten(2).transpose(0, 1).flatten(1) for batch in loader], dim=1)
    return pixels.mean(dim=1), pixels.std(dim=1)


if __name__ == "__main__":
    loader = DataLoader(CropDataset("crops"), batch_size=32, num_workers=4)
    mean, std = mean_and_std(loader)
    print("mean", mean.tolist(), "std", std.tolist())
