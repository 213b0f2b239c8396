# expect: nothing
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
from torch import nn

from utils import pick_device, set_seed

CONFIG = {"seed": 11, "epochs": 8, "lr": 2e-3}


def build(n_in, n_out):
    return nn.Sequential(nn.Linear(n_in, 256), nn.BatchNorm1d(256), nn.ReLU(), nn.Dropout(0.2), nn.Linear(256, n_out))


def main():
    set_seed(CONFIG["seed"])
    device = pick_device()
    features, labels = torch.load("tabular.pt", map_location=device)
    model = build(features.shape[1], int(labels.max()) + 1).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=CONFIG["lr"])
    for epoch in range(CONFIG["epochs"]):
        model.train()
        for x, y in zip(features.split(512), labels.split(512)):
            loss = nn.functional.cross_entropy(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())
    torch.save(model.state_dict(), "tabular_model.pt")


if __name__ == "__main__":
    main()
