# expect: OA-RNG-22 at 11
import argparse

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

SEED = 0
VOCAB = 5000
RNG = np.random.RandomState(SEED)


def negatives(index, k):
    return RNG.randint(0, VOCAB, size=k)


class Pairs(Dataset):
    def __init__(self, path, k):
        self.pairs, self.k = np.load(path), k

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, index):
        word, context = self.pairs[index]
        return int(word), int(context), torch.from_numpy(negatives(index, self.k))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    torch.manual_seed(SEED)
    emb, ctx = nn.Embedding(VOCAB, 100), nn.Embedding(VOCAB, 100)
    opt = torch.optim.SGD([*emb.parameters(), *ctx.parameters()], lr=0.025)
    loader = DataLoader(Pairs("pairs.npy", 5), batch_size=512, num_workers=args.workers)
    for word, context, neg in loader:
        pos_score = (emb(word) * ctx(context)).sum(-1)
        neg_score = (ctx(neg) @ emb(word).unsqueeze(-1)).squeeze(-1)
        opt.zero_grad()
        (-(pos_score.sigmoid().log().mean() + (-neg_score).sigmoid().log().mean())).backward()
        opt.step()


main()
