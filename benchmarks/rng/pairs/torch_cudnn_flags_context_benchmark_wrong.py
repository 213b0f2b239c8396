# expect: OA-RNG-34 at 29
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
import torch.nn as nn
from torch.backends import cudnn

SEED = 91


class UNetTrainer:
    def __init__(self, lr=1e-3):
        self.model = nn.Sequential(
            nn.Conv2d(3, 16, 3, padding=1), nn.SiLU(), nn.Conv2d(16, 2, 1)
        ).cuda()
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=lr)
        self.criterion = nn.MSELoss()

    def step(self, image, target):
        self.optimizer.zero_grad()
        loss = self.criterion(self.model(image), target)
        loss.backward()
        self.optimizer.step()
        return loss.detach()

    def fit(self, batches, epochs):
        with cudnn.flags(enabled=True, benchmark=True, deterministic=True, allow_tf32=False):
            for epoch in range(epochs):
                losses = [self.step(x.cuda(), y.cuda()) for x, y in batches]
                print(epoch, torch.stack(losses).mean().item())


def main():
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    batches = torch.load("lesions.pt")
    UNetTrainer().fit(batches, epochs=20)


if __name__ == "__main__":
    main()
