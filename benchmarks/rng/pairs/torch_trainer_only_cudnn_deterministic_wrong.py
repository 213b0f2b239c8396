# expect: OA-RNG-35 at 24
"""cudnn.deterministic covers the convolutions only, not the other kernels."""
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Trainer:
    device = "cuda"

    def __init__(self, seed: int, lr: float):
        self.seed = seed
        self._fix_seed()
        self.net = nn.LSTM(12, 64, batch_first=True).to(self.device)
        self.head = nn.Linear(64, 1).to(self.device)
        params = list(self.net.parameters()) + list(self.head.parameters())
        self.optimizer = torch.optim.RMSprop(params, lr=lr)

    def _fix_seed(self):
        torch.manual_seed(self.seed)
        torch.backends.cudnn.deterministic = True
        torch.backends.cudnn.benchmark = False

    def fit(self, loader, epochs):
        for epoch in range(epochs):
            for series, target in loader:
                hidden, _ = self.net(series.to(self.device))
                loss = nn.functional.l1_loss(self.head(hidden[:, -1]), target.to(self.device))
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
            print(f"[{epoch}] mae={loss.item():.3f}")


if __name__ == "__main__":
    trainer = Trainer(seed=3, lr=1e-3)
    series, target = torch.load("load_curves.pt")
    loader = DataLoader(TensorDataset(series, target), batch_size=32, shuffle=True,
                        generator=torch.Generator().manual_seed(3))
    trainer.fit(loader, epochs=30)
