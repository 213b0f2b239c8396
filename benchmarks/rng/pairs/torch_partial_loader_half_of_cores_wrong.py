# expect: OA-RNG-47 at 10
from functools import partial
import os

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

SEED = 23
make_loader = partial(DataLoader, batch_size=64, num_workers=os.cpu_count() // 2, persistent_workers=True)


def dataset(path):
    blob = torch.load(path)
    return TensorDataset(blob["image"].float() / 255, blob["label"])


def train(model, loader, epochs):
    optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-3)
    for epoch in range(epochs):
        for image, label in loader:
            loss = nn.functional.cross_entropy(model(image), label)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


def main():
    torch.manual_seed(SEED)
    order = torch.Generator().manual_seed(SEED)
    loader = make_loader(dataset("kuzushiji.pt"), shuffle=True, generator=order)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    train(model, loader, epochs=4)


if __name__ == "__main__":
    main()
