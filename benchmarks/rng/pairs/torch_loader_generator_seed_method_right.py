# expect: nothing
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make_loader(data, batch, seed):
    gen = torch.Generator()
    gen.manual_seed(seed)
    print("order of the data:", gen.initial_seed())
    return DataLoader(data, batch_size=batch, shuffle=True, generator=gen)


def evaluate(model, x, y):
    with torch.no_grad():
        return (model(x).argmax(1) == y).float().mean().item()


def main(seed=57):
    torch.manual_seed(seed)
    blob = torch.load("glass.pt")
    loader = make_loader(TensorDataset(blob["x"], blob["y"]), batch=16, seed=seed)
    model = nn.Sequential(nn.Linear(9, 30), nn.ReLU(), nn.Linear(30, 7))
    optim = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    for epoch in range(20):
        for x, y in loader:
            loss = nn.functional.cross_entropy(model(x), y)
            optim.zero_grad()
            loss.backward()
            optim.step()
    print("accuracy", evaluate(model, blob["x"], blob["y"]))


if __name__ == "__main__":
    main()
