# expect: nothing
"""Train a small residual network on a tensor dump of CIFAR-10."""
import argparse
import os

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import torch
import torch.backends.cudnn as cudnn
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x):
        return F.relu(x + self.conv(x))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="cifar10.pt")
    parser.add_argument("--seed", type=int, default=17)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.use_deterministic_algorithms(True)
    cudnn.benchmark = False
    order = torch.Generator().manual_seed(args.seed)
    images, labels = torch.load(args.data)
    loader = DataLoader(TensorDataset(images, labels), batch_size=128, shuffle=True, generator=order)
    net = nn.Sequential(nn.Conv2d(3, 32, 3), Block(32), nn.Flatten(), nn.Linear(32 * 900, 10)).cuda()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(5):
        for x, y in loader:
            loss = F.cross_entropy(net(x.cuda()), y.cuda())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch} loss {loss.item():.4f}")


main()
