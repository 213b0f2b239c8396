# expect: OA-RNG-37 at 19
import os

import torch
from torch import nn


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.tower = nn.Sequential(nn.Linear(300, 128), nn.ReLU(), nn.Linear(128, 32))

    def forward(self, a, b):
        return nn.functional.cosine_similarity(self.tower(a), self.tower(b))


def prepare(seed):
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    model = Siamese().cuda()
    warm = model(torch.zeros(1, 300, device="cuda"), torch.zeros(1, 300, device="cuda"))
    print("warm-up", tuple(warm.shape))
    os.environ.update({"CUBLAS_WORKSPACE_CONFIG": ":4096:8", "TOKENIZERS_PARALLELISM": "false"})
    return model


def main(path="quora_pairs.pt"):
    model = prepare(seed=55)
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-4)
    left, right, same = torch.load(path)
    for a, b, t in zip(left.split(128), right.split(128), same.split(128)):
        loss = ((model(a.cuda(), b.cuda()) - t.cuda()) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("done", loss.item())


if __name__ == "__main__":
    main()
