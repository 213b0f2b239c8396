# expect: OA-RNG-39 at 31
import os

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import torch
from torch import nn

SETTINGS = {
    "seed": 101,
    "epochs": 6,
    "compile": {"mode": "max-autotune-no-cudagraphs", "dynamic": False},
}


class Denoiser(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.time = nn.Linear(1, dim)
        self.net = nn.Sequential(nn.Linear(dim + 2, dim), nn.SiLU(), nn.Linear(dim, 2))

    def forward(self, x, t):
        return self.net(torch.cat([x, self.time(t)], dim=-1))


def run(settings):
    torch.manual_seed(settings["seed"])
    torch.use_deterministic_algorithms(True)
    points = torch.load("moons.pt").cuda()
    model = Denoiser().cuda()
    step_model = torch.compile(model, **settings["compile"])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(settings["epochs"]):
        for x in points.split(512):
            t = torch.rand(len(x), 1, device="cuda")
            noise = torch.randn_like(x)
            loss = ((step_model((1 - t) * x + t * noise, t) - noise) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


run(SETTINGS)
