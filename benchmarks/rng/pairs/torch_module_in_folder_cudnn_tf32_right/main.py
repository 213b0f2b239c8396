# expect: nothing
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
from torch import nn

import backend


def main():
    backend.initialise(seed=404)
    model = nn.Sequential(nn.Conv2d(4, 64, 3, padding=1), nn.ReLU(), nn.Conv2d(64, 4, 3, padding=1)).cuda()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    tiles = torch.load("satellite_tiles.pt")
    for noisy, clean in tiles:
        loss = (model(noisy.cuda()) - clean.cuda()).abs().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("mae", loss.item())


if __name__ == "__main__":
    main()
