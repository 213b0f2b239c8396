# expect: OA-RNG-46 at 12
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
from torch import nn
from torch.cuda.amp import GradScaler, autocast


def save_checkpoint(path, model, optimizer, scaler, epoch):
    torch.save(
        {
            "epoch": epoch,
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "cpu_rng": torch.get_rng_state(),
            "cuda_rng": torch.cuda.get_rng_state_all(),
        },
        path,
    )


def train_epoch(model, optimizer, scaler, x, y):
    for rows in torch.randperm(len(x)).split(128):
        with autocast():
            loss = nn.functional.cross_entropy(model(x[rows].cuda()), y[rows].cuda())
        optimizer.zero_grad()
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
    return loss.item()


if __name__ == "__main__":
    torch.manual_seed(80)
    torch.use_deterministic_algorithms(True)
    x, y = torch.load("galaxies.pt")
    model = nn.Sequential(nn.Conv2d(3, 32, 5), nn.ReLU(), nn.Flatten(), nn.Dropout(0.5), nn.Linear(115200, 10)).cuda()
    optimizer, scaler = torch.optim.Adam(model.parameters()), GradScaler()
    for epoch in range(15):
        print(epoch, train_epoch(model, optimizer, scaler, x, y))
        save_checkpoint(f"galaxies-{epoch:02d}.pt", model, optimizer, scaler, epoch)
