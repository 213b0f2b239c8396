# expect: OA-RNG-20 at 22
"""House prices: fit a small regressor on a CSV table."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

SEED = 1234


class HouseData:
    def __init__(self, path, batch_size=32):
        table = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.float32)
        self.full = TensorDataset(torch.from_numpy(table[:, :-1]), torch.from_numpy(table[:, -1]))
        self.batch_size = batch_size
        self.gen = torch.Generator()
        self.gen.manual_seed(SEED)

    def setup(self):
        n_val = len(self.full) // 5
        sizes = [len(self.full) - n_val, n_val]
        self.train, self.val = random_split(self.full, sizes)

    def train_loader(self):
        return DataLoader(self.train, self.batch_size, shuffle=True, generator=self.gen)

    def val_loader(self):
        return DataLoader(self.val, self.batch_size, shuffle=False)


def fit(data, epochs=20):
    net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 1))
    opt = torch.optim.SGD(net.parameters(), lr=1e-2, momentum=0.9)
    for _ in range(epochs):
        for x, y in data.train_loader():
            loss = nn.functional.mse_loss(net(x).squeeze(1), y)
            opt.zero_grad()
            loss.backward()
            opt.step()


if __name__ == "__main__":
    torch.manual_seed(SEED)
    data = HouseData("houses.csv")
    data.setup()
    fit(data)
