# expect: nothing
"""The seed is set by a helper; textual order says nothing, the order of the calls does."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

SEED = 82


def build(width):
    return nn.Sequential(nn.Linear(width, 20), nn.SiLU(), nn.Linear(20, 1))


def parts(dataset):
    cut = len(dataset) // 5
    sizes = [len(dataset) - cut, cut]
    return random_split(dataset, sizes, generator=torch.Generator().manual_seed(SEED))


def fit(model, loader, epochs=8):
    optim = torch.optim.Adam(model.parameters())
    for _ in range(epochs):
        for x, y in loader:
            loss = nn.functional.mse_loss(model(x).squeeze(1), y)
            optim.zero_grad()
            loss.backward()
            optim.step()


def main():
    prepare(SEED)
    train, held = parts(TensorDataset(*torch.load("bikes.pt")))
    model = build(train[0][0].numel())
    fit(model, DataLoader(train, batch_size=64))
    errors = [(model(x) - y).abs().item() for x, y in held]
    print("mae", sum(errors) / len(errors))


def prepare(seed):
    torch.manual_seed(seed)


if __name__ == "__main__":
    main()
