import argparse

import torch
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler


def main(args):
    torch.manual_seed(args.seed)
    g = torch.Generator().manual_seed(args.seed)
    data = TensorDataset(torch.arange(100).float())
    if args.distributed:
        sampler = DistributedSampler(data, seed=args.seed)
    else:
        sampler = None
    loader = DataLoader(data, batch_size=10, shuffle=sampler is None, sampler=sampler, generator=g)
    for epoch in range(args.epochs):
        for (batch,) in loader:
            print(epoch, batch.sum())


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--distributed", action="store_true")
    main(parser.parse_args())
