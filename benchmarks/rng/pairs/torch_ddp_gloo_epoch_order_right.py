# expect: nothing
import argparse

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--seed", type=int, default=19)
    p.add_argument("--epochs", type=int, default=10)
    return p.parse_args()


def main():
    args = parse()
    dist.init_process_group("gloo")
    torch.manual_seed(args.seed)
    train_set = TensorDataset(*torch.load("train.pt"))
    valid_set = TensorDataset(*torch.load("valid.pt"))
    sampler = DistributedSampler(train_set, seed=args.seed)
    loader = DataLoader(train_set, batch_size=64, sampler=sampler)
    valid_sampler = DistributedSampler(valid_set, shuffle=False)
    valid_loader = DataLoader(valid_set, batch_size=64, sampler=valid_sampler)
    model = DDP(nn.Sequential(nn.Linear(40, 80), nn.ReLU(), nn.Linear(80, 2)))
    opt = torch.optim.Adam(model.parameters())
    for epoch in range(args.epochs):
        sampler.set_epoch(epoch)
        for x, y in loader:
            opt.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            opt.step()
        with torch.no_grad():
            hits = sum(int((model(x).argmax(1) == y).sum()) for x, y in valid_loader)
        if dist.get_rank() == 0:
            print(epoch, hits)
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
