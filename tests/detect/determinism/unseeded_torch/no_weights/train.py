import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.layers(x)


def main():
    torch.manual_seed(3)
    model = Net()
    optimizer = torch.optim.Adam(model.parameters())
    x = torch.linspace(0, 1, 64).reshape(16, 4)
    y = x.sum(1, keepdim=True)
    for epoch in range(5):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
    torch.save(model.state_dict(), "model.pt")


if __name__ == "__main__":
    main()
