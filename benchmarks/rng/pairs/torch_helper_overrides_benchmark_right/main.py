# expect: nothing
import os

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import torch
from torch import nn

from speed import speed_up


def reproducible(seed):
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    torch.backends.cudnn.benchmark = False


def main():
    reproducible(1337)
    model = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Flatten(), nn.Linear(32 * 26 * 26, 10))
    model = speed_up(model)
    images, labels = torch.load("mnist.pt")
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for start in range(0, len(images), 256):
        x, y = images[start:start + 256].cuda(), labels[start:start + 256].cuda()
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
