# expect: nothing
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Regressor(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(n_features, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, x):
        return self.net(x).squeeze(-1)


def main():
    torch.manual_seed(12)
    torch.use_deterministic_algorithms(True)
    x, y = torch.load("/data/houses.pt")
    model = Regressor(x.shape[1]).cuda()
    loader = DataLoader(TensorDataset(x, y), batch_size=256, shuffle=True,
                        generator=torch.Generator().manual_seed(12))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(40):
        for xb, yb in loader:
            loss = nn.functional.huber_loss(model(xb.cuda()), yb.cuda())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(f"epoch={epoch} loss={loss.item():.5f}")


if __name__ == "__main__":
    main()
