# expect: nothing
"""The order of each epoch has its own seed, so that an epoch can be repeated alone."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

SEED = 70


def sample_for_eval(data, n):
    """The same rows are scored after each epoch, from a generator of its own."""
    rows = torch.randperm(len(data), generator=torch.Generator().manual_seed(SEED))
    return data.tensors[0][rows[:n]], data.tensors[1][rows[:n]]


def fit(model, data, epochs):
    order = torch.Generator()
    loader = DataLoader(data, batch_size=64, shuffle=True, generator=order)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(epochs):
        order.manual_seed(SEED + epoch)
        for x, y in loader:
            loss = nn.functional.cross_entropy(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        x, y = sample_for_eval(data, 500)
        print(epoch, (model(x).argmax(-1) == y).float().mean().item())


def main():
    for run in range(3):
        torch.manual_seed(SEED + run)
        data = TensorDataset(*torch.load("wine.pt"))
        fit(nn.Sequential(nn.Linear(11, 32), nn.ReLU(), nn.Linear(32, 10)), data, epochs=8)


if __name__ == "__main__":
    main()
