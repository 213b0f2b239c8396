# expect: nothing
import torch
from torch import nn
from torch.utils.data import DataLoader

from clouds import SEED, PointClouds


def build_model(points=256):
    return nn.Sequential(nn.Flatten(), nn.Linear(points * 3, 128), nn.ReLU(), nn.Linear(128, 10))


def main():
    torch.manual_seed(SEED)
    model = build_model()
    data = PointClouds("clouds.npz")
    loader = DataLoader(data, batch_size=32, num_workers=4, persistent_workers=False)
    opt = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(12):
        for points, label in loader:
            opt.zero_grad()
            nn.functional.cross_entropy(model(points), label).backward()
            opt.step()
    torch.save(model.state_dict(), "points.pt")


if __name__ == "__main__":
    main()
