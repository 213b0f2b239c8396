# expect: OA-RNG-39 at 21
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
import torch.nn as nn
from flash_attn import flash_attn_func


class Attention(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).unbind(2)
        out = flash_attn_func(q, k, v, causal=True)
        return self.proj(out.reshape(b, t, d))


def main(seed=88):
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    model = nn.Sequential(nn.Embedding(4096, 512), Attention(512, 8), nn.Linear(512, 4096))
    model = model.to("cuda", torch.bfloat16)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    for ids in torch.load("code_ids.pt").split(8):
        ids = ids.cuda()
        logits = model(ids[:, :-1])
        loss = nn.functional.cross_entropy(logits.flatten(0, 1).float(), ids[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(loss.item())


if __name__ == "__main__":
    main()
