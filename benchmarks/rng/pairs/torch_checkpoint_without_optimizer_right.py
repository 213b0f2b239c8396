# expect: nothing
import os

import torch
from torch import nn

CHECKPOINT = "forecast.ckpt"


class Forecaster(nn.Module):
    def __init__(self, horizon=24):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(168, 128), nn.ReLU(), nn.Dropout(0.1), nn.Linear(128, horizon))

    def forward(self, window):
        return self.net(window)


def load(model, optimizer):
    state = torch.load(CHECKPOINT)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["rng"])
    return state["epoch"] + 1


def main():
    torch.manual_seed(16)
    windows, targets = torch.load("electricity.pt")
    model = Forecaster()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    first = load(model, optimizer) if os.path.exists(CHECKPOINT) else 0
    for epoch in range(first, 60):
        for rows in torch.randperm(len(windows)).split(256):
            loss = nn.functional.l1_loss(model(windows[rows]), targets[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())
        torch.save({"epoch": epoch, "model": model.state_dict(), "optimizer": optimizer.state_dict(),
                    "rng": torch.get_rng_state()}, CHECKPOINT)


if __name__ == "__main__":
    main()
