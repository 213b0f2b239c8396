# expect: OA-RNG-36 at 16
"""Fine-tunes a protein encoder's head on frozen features."""
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
import torch.nn.functional as F
from torch.backends import cuda, cudnn


def configure(seed=64):
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    for backend in (cuda.matmul, cudnn):
        backend.allow_tf32 = True


def main():
    configure()
    features, stability = torch.load("stability_features.pt")
    features, stability = features.cuda(), stability.cuda()
    head = torch.nn.Sequential(torch.nn.Linear(1280, 128), torch.nn.Tanh(), torch.nn.Linear(128, 1)).cuda()
    optimizer = torch.optim.LBFGS(head.parameters(), max_iter=200)

    def closure():
        optimizer.zero_grad()
        loss = F.mse_loss(head(features).squeeze(-1), stability)
        loss.backward()
        return loss

    final = optimizer.step(closure)
    print("mse", final.item())
    torch.save(head.state_dict(), "stability_head.pt")


if __name__ == "__main__":
    main()
