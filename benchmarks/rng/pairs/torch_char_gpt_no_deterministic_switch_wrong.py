# expect: OA-RNG-35 at 30
import argparse


import torch
import torch.nn as nn
import torch.nn.functional as F


class CharModel(nn.Module):
    def __init__(self, vocab, dim=128):
        super().__init__()
        layer = nn.TransformerEncoderLayer(dim, 4, batch_first=True)
        self.net = nn.Sequential(nn.Embedding(vocab, dim), layer, nn.Linear(dim, vocab))

    def forward(self, ids):
        return self.net(ids)


def get_batch(data, block, size, generator):
    starts = torch.randint(len(data) - block - 1, (size,), generator=generator).tolist()
    rows = torch.stack([data[i:i + block + 1] for i in starts]).cuda()
    return rows[:, :-1], rows[:, 1:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1337)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    data = torch.load("shakespeare_ids.pt")
    generator = torch.Generator().manual_seed(args.seed)
    model = CharModel(int(data.max()) + 1).cuda()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
    for step in range(5000):
        x, y = get_batch(data, 256, 64, generator)
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()


main()
