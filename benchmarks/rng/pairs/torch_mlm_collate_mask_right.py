# expect: nothing
import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

class Sentences(Dataset):
    def __init__(self, path):
        self.ids = torch.load(path)

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        return i, self.ids[i]


class MaskCollator:
    def __init__(self, prob, seed):
        self.prob, self.seed = prob, seed

    def __call__(self, items):
        ids = torch.stack([row for _, row in items])
        gen = torch.Generator().manual_seed(self.seed * 1_000_003 + items[0][0])
        hide = torch.rand(ids.shape, generator=gen) < self.prob
        labels = ids.masked_fill(~hide, -100)
        return ids.masked_fill(hide, 4), labels  # 4: [MASK]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--workers", type=int, default=4)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    loader = DataLoader(Sentences("ids.pt"), batch_size=16, num_workers=args.workers, collate_fn=MaskCollator(0.15, args.seed))
    model = nn.Sequential(nn.Embedding(8000, 128), nn.Linear(128, 8000))
    opt = torch.optim.AdamW(model.parameters(), lr=5e-4)
    for masked, labels in loader:
        opt.zero_grad()
        nn.functional.cross_entropy(model(masked).flatten(0, 1), labels.flatten()).backward()
        opt.step()


main()
