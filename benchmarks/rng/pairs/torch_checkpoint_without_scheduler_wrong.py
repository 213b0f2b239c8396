# expect: OA-RNG-46 at 18
import sys

import torch
from torch import nn, optim


class Session:
    def __init__(self, model, lr, total):
        self.model = model
        self.optimizer = optim.SGD(model.parameters(), lr=lr, momentum=0.9)
        self.scheduler = optim.lr_scheduler.OneCycleLR(self.optimizer, max_lr=lr, total_steps=total)
        self.step = 0

    def save(self, path):
        state = {"step": self.step, "model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        state["torch_rng"] = torch.get_rng_state()
        torch.save(state, path)

    def advance(self, loss):
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.scheduler.step()
        self.step += 1

    def restore(self, path):
        state = torch.load(path)
        self.step = state["step"]
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["torch_rng"])


torch.manual_seed(25)
x, y = torch.load("gas.pt")
session = Session(nn.Sequential(nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 6)), lr=0.1, total=3000)
if len(sys.argv) > 1:
    session.restore(sys.argv[1])
while session.step < 3000:
    rows = torch.randint(len(x), (100,))
    session.advance(nn.functional.cross_entropy(session.model(x[rows]), y[rows]))
    if session.step % 500 == 0:
        session.save(f"step{session.step}.ckpt")
