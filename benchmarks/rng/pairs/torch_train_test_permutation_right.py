# expect: nothing
import numpy as np
import torch
from torch import nn


def standardise(x, train):
    mean, std = x[train].mean(0), x[train].std(0)
    return (x - mean) / (std + 1e-8)


def split(count, share=0.8):
    order = np.random.permutation(count)
    cut = int(share * count)
    return order[:cut], order[cut:]


def setup(seed):
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    np.random.seed(seed)


def main():
    setup(61)
    table = np.load("wine.npy")
    train, test = split(len(table))
    x = torch.from_numpy(standardise(table[:, :-1], train)).float()
    y = torch.from_numpy(table[:, -1]).long()
    model = nn.Sequential(nn.Linear(x.shape[1], 24), nn.Tanh(), nn.Linear(24, 3))
    optim = torch.optim.LBFGS(model.parameters(), max_iter=100)

    def closure():
        optim.zero_grad()
        loss = nn.functional.cross_entropy(model(x[train]), y[train])
        loss.backward()
        return loss

    optim.step(closure)
    print("accuracy", (model(x[test]).argmax(1) == y[test]).float().mean().item())


if __name__ == "__main__":
    main()
