# expect: nothing
import os
from dataclasses import dataclass

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":16:8"

import torch
from torch import nn


@dataclass
class RunConfig:
    seed: int = 2024
    lr: float = 3e-4
    steps: int = 200
    benchmark: bool = False


def prepare(cfg: RunConfig) -> torch.device:
    torch.manual_seed(cfg.seed)
    torch.use_deterministic_algorithms(True)
    torch.backends.cudnn.benchmark = cfg.benchmark
    return torch.device("cuda:0")


def build_autoencoder() -> nn.Module:
    encoder = nn.Sequential(nn.Conv1d(1, 8, 5, stride=2), nn.ReLU(), nn.Conv1d(8, 16, 5, stride=2))
    decoder = nn.Sequential(nn.ConvTranspose1d(16, 8, 5, stride=2), nn.ReLU(), nn.ConvTranspose1d(8, 1, 5, stride=2))
    return nn.Sequential(encoder, decoder)


def train(cfg: RunConfig) -> float:
    device = prepare(cfg)
    signals = torch.load("ecg_windows.pt").to(device)
    model = build_autoencoder().to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=cfg.lr)
    for step in range(cfg.steps):
        batch = signals[step * 64:(step + 1) * 64]
        loss = ((model(batch) - batch[..., :model(batch).shape[-1]]) ** 2).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
    return loss.item()


print("final loss", train(RunConfig()))
