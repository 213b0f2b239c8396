# expect: OA-RNG-39 at 26
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
import torch.nn as nn
import torch.nn.functional as F


class TinyLM(nn.Module):
    def __init__(self, vocab=8192, dim=256):
        super().__init__()
        self.tok = nn.Embedding(vocab, dim)
        self.rnn = nn.GRU(dim, dim, batch_first=True)
        self.head = nn.Linear(dim, vocab, bias=False)

    def forward(self, ids):
        return self.head(self.rnn(self.tok(ids))[0])


def build(seed):
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    model = TinyLM().cuda()
    return torch.compile(model, mode="max-autotune")


def train(shards, seed=2, lr=6e-4):
    model = build(seed)
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=0.1)
    for n, shard in enumerate(shards):
        ids = torch.load(shard).cuda()
        for row in ids.split(16):
            loss = F.cross_entropy(model(row[:, :-1]).flatten(0, 1), row[:, 1:].flatten())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        print("shard", n, loss.item())


if __name__ == "__main__":
    train([f"shards/{i:03d}.pt" for i in range(8)])
