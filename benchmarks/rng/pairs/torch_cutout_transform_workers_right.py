# expect: nothing
import random

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset, TensorDataset
from torchvision.transforms.functional import erase


class Cutout:
    def __init__(self, size, seed=0):
        self.size, self.seed = size, seed

    def __call__(self, img, idx):
        rng = random.Random(self.seed * 1_000_003 + idx)
        top, left = [rng.randrange(n - self.size) for n in img.shape[-2:]]
        return erase(img, top, left, self.size, self.size, 0.0)


class Digits(Dataset):
    def __init__(self, images, labels, transform):
        self.images, self.labels, self.transform = images, labels, transform

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        return self.transform(self.images[i], i), self.labels[i]


def fit(seed=31):
    random.seed(seed)
    torch.manual_seed(seed)
    images, labels = torch.load("digits.pt")
    gen = torch.Generator().manual_seed(seed)
    train = DataLoader(Digits(images, labels, Cutout(8, seed)), batch_size=64, shuffle=True, num_workers=2, generator=gen)
    net = nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 10))
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    for x, y in train:
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()
        opt.zero_grad()
    print(sum(int((net(x).argmax(1) == y).sum()) for x, y in DataLoader(TensorDataset(images, labels), 500, num_workers=2)))


fit()
