# expect: OA-RNG-21 at 25
import random

import torch
import torchvision.transforms as T
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import CIFAR10

SEED = 42
train_tf = T.Compose([T.RandomCrop(32, padding=4), T.RandomHorizontalFlip(), T.ToTensor()])
test_tf = T.Compose([T.CenterCrop(32), T.ToTensor()])


def set_seed(seed=SEED):
    random.seed(seed)
    torch.manual_seed(seed)


def get_loaders(root, batch_size=128):
    gen = torch.Generator().manual_seed(SEED)
    train = CIFAR10(root, train=True, transform=train_tf)
    test = CIFAR10(root, train=False, transform=test_tf)
    train_kwargs = dict(shuffle=True, generator=gen)
    train_loader = DataLoader(train, batch_size=batch_size, num_workers=2, **train_kwargs)
    return train_loader, DataLoader(test, batch_size=batch_size, num_workers=2)


def main():
    set_seed()
    model = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 10))
    opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for images, target in get_loaders("./data")[0]:
        opt.zero_grad()
        nn.functional.cross_entropy(model(images), target).backward()
        opt.step()


main()
