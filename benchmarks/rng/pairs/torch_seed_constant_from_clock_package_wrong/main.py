# expect: OA-RNG-17 at 10
import torch
from torch import nn

import settings


def seed_run():
    print("seed", settings.SEED)
    torch.manual_seed(settings.SEED)


def main():
    seed_run()
    blob = torch.load("iris.pt")
    model = nn.Linear(blob["x"].shape[1], 3)
    optim = torch.optim.SGD(model.parameters(), lr=settings.LR)
    for _ in range(settings.EPOCHS):
        loss = nn.functional.cross_entropy(model(blob["x"]), blob["y"])
        optim.zero_grad()
        loss.backward()
        optim.step()
    torch.save(model.state_dict(), f"iris-{settings.STAMP}.pt")


if __name__ == "__main__":
    main()
