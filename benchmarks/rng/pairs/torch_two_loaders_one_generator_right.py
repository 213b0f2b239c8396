# expect: nothing
import torch
from torch.utils.data import DataLoader, TensorDataset, random_split


def load(path):
    blob = torch.load(path)
    return TensorDataset(blob["inputs"], blob["targets"])


def build_loaders(dataset, seed, batch_size):
    gen = torch.Generator().manual_seed(seed)
    cut = int(0.9 * len(dataset))
    train, held = random_split(dataset, [cut, len(dataset) - cut], generator=gen)
    warm = DataLoader(held, batch_size=batch_size, shuffle=True, generator=gen)
    main = DataLoader(train, batch_size=batch_size, shuffle=True, generator=gen)
    return warm, main


def sgd_pass(loader, weight, lr):
    for x, y in loader:
        err = x @ weight - y
        weight = weight - lr * x.T @ err / len(x)
    return weight


def main():
    dataset = load("regression.pt")
    warm, train = build_loaders(dataset, seed=2024, batch_size=32)
    weight = torch.zeros(dataset[0][0].numel(), 1)
    weight = sgd_pass(warm, weight, lr=0.1)
    for epoch in range(10):
        weight = sgd_pass(train, weight, lr=0.01)
        print("epoch", epoch, "norm", weight.norm().item())


if __name__ == "__main__":
    main()
