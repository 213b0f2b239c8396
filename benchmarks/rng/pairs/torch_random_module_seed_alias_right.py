# expect: nothing
import torch as th
from torch import nn, random as thrandom
from torch.utils.data import DataLoader, TensorDataset


class Settings:
    seed = 73
    batch = 40
    epochs = 6


def seed_all(settings):
    thrandom.manual_seed(settings.seed)
    return th.Generator().manual_seed(settings.seed)


class ConvNet(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.conv = nn.Conv1d(1, 8, kernel_size=5, padding=2)
        self.pool = nn.AvgPool1d(4)
        self.head = nn.LazyLinear(classes)

    def forward(self, x):
        return self.head(self.pool(th.relu(self.conv(x.unsqueeze(1)))).flatten(1))


def main():
    gen = seed_all(Settings)
    data = TensorDataset(*th.load("vibration.pt"))
    net = ConvNet(classes=5)
    net(data[0][0].unsqueeze(0))
    optim = th.optim.AdamW(net.parameters())
    for _ in range(Settings.epochs):
        for x, y in DataLoader(data, Settings.batch, shuffle=True, generator=gen):
            loss = nn.functional.cross_entropy(net(x), y)
            optim.zero_grad()
            loss.backward()
            optim.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
