# expect: OA-RNG-14 at 17
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

SEED = 52


def fix_seed():
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)


class Forecaster(nn.Module):
    def __init__(self, features, hidden=32):
        super().__init__()
        self.rnn = nn.GRU(features, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.rnn(x)
        return self.out(states[:, -1]).squeeze(1)


def loaders(path):
    blob = torch.load(path)
    gen = torch.Generator().manual_seed(SEED)
    return DataLoader(TensorDataset(blob["x"], blob["y"]), batch_size=64, shuffle=True, generator=gen)


def main():
    loader = loaders("load_curves.pt")
    model = Forecaster(features=7)
    optim = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(12):
        for x, y in loader:
            loss = nn.functional.smooth_l1_loss(model(x), y)
            optim.zero_grad()
            loss.backward()
            optim.step()
        print("epoch", epoch, "loss", loss.item())


if __name__ == "__main__":
    main()
