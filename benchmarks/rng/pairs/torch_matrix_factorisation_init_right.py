# expect: nothing
import torch
from torch import nn
from torch.nn import init


class Factoriser(nn.Module):
    def __init__(self, users, items, rank):
        super().__init__()
        self.user = nn.Parameter(torch.empty(users, rank))
        self.item = nn.Parameter(torch.empty(items, rank))

    def reset(self, gen):
        init.normal_(self.user, std=0.05, generator=gen)
        init.normal_(self.item, std=0.05, generator=gen)
        return self

    def forward(self, u, i):
        return (self.user[u] * self.item[i]).sum(-1)


def epochs(ratings, gen, count):
    for _ in range(count):
        yield ratings[torch.randperm(len(ratings), generator=gen)]


def fit(ratings, seed=17):
    gen = torch.Generator().manual_seed(seed)
    model = Factoriser(1000, 400, 16).reset(gen)
    optim = torch.optim.Adam(model.parameters(), lr=0.01)
    for rows in epochs(ratings, gen, 4):
        for chunk in rows.split(256):
            pred = model(chunk[:, 0].long(), chunk[:, 1].long())
            loss = (pred - chunk[:, 2]).pow(2).mean()
            optim.zero_grad()
            loss.backward()
            optim.step()
    return model


print(fit(torch.load("ratings.pt")).user.norm().item())
