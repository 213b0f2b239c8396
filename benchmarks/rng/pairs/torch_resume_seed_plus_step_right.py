# expect: nothing
import os

import torch
from torch import nn

SEED, PATH = 1000, "last.pt"


def save(model, optimizer, step):
    torch.save({
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "step": step,
        "rng": torch.get_rng_state(),
    }, PATH)


def resume(model, optimizer):
    if not os.path.exists(PATH):
        return 0
    state = torch.load(PATH)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["rng"])
    return state["step"] + 1


def main():
    torch.manual_seed(SEED)
    x, y = torch.load("sensors.pt")
    model = nn.Sequential(nn.Linear(x.shape[1], 32), nn.Dropout(0.3), nn.ReLU(), nn.Linear(32, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for step in range(resume(model, optimizer), 20000):
        rows = torch.randint(len(x), (128,))
        loss = nn.functional.mse_loss(model(x[rows]).squeeze(-1), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 500 == 499:
            save(model, optimizer, step)
            print(step, loss.item())


if __name__ == "__main__":
    main()
