import random

import numpy as np
import torch
from torch import nn


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.cuda.manual_seed_all(seed)


def main():
    seed_everything(42)
    model = nn.Linear(4, 1).cuda()
    optimizer = torch.optim.Adam(model.parameters())
    for step in range(10):
        loss = model(torch.randn(8, 4).cuda()).pow(2).mean()
        loss.backward()
        optimizer.step()


if __name__ == "__main__":
    main()
