# expect: OA-RNG-22 at 14
import random

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset

SEED = 77


class Patches(Dataset):
    def __init__(self, images, size=32):
        self.images, self.size = images, size
        self.gen = torch.Generator().manual_seed(SEED)

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        img = self.images[i]
        top, left = torch.randint(0, img.shape[-1] - self.size, (2,), generator=self.gen).tolist()
        return img[:, top:top + self.size, left:left + self.size]


def init_worker(worker_id):
    random.seed(torch.initial_seed() % 2**32)


def main():
    random.seed(SEED)
    torch.manual_seed(SEED)
    images = torch.load("photos.pt")
    order = torch.Generator().manual_seed(SEED)
    loader = DataLoader(Patches(images), batch_size=16, shuffle=True, num_workers=4,
                        worker_init_fn=init_worker, generator=order)
    net = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 3, 3, padding=1))
    opt = torch.optim.Adam(net.parameters(), lr=1e-4)
    for patch in loader:
        opt.zero_grad()
        nn.functional.mse_loss(net(patch), patch).backward()
        opt.step()


main()
