# expect: nothing
import os

import torch
import torch.distributed as dist
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler

DISTRIBUTED = int(os.environ.get("WORLD_SIZE", "1")) > 1  # torchrun sets it
CFG = {"seed": 55, "epochs": 4, "batch_size": 128}


def make_loader(dataset, cfg):
    sampler = None
    if DISTRIBUTED:
        sampler = DistributedSampler(dataset, seed=cfg["seed"])
    gen = torch.Generator().manual_seed(cfg["seed"])
    loader = DataLoader(dataset, batch_size=cfg["batch_size"], sampler=sampler,
                        shuffle=sampler is None, generator=gen)
    return loader, sampler


def new_epoch(sampler, epoch):
    if sampler is not None:
        sampler.set_epoch(epoch)


def main(cfg):
    if DISTRIBUTED:
        dist.init_process_group("gloo")
    torch.manual_seed(cfg["seed"])
    net = nn.Sequential(nn.Linear(16, 16), nn.SiLU(), nn.Linear(16, 3))
    if DISTRIBUTED:
        net = nn.parallel.DistributedDataParallel(net)
    opt = torch.optim.RMSprop(net.parameters())
    loader, sampler = make_loader(TensorDataset(*torch.load("wine.pt")), cfg)
    for epoch in range(cfg["epochs"]):
        new_epoch(sampler, epoch)
        for x, y in loader:
            opt.zero_grad()
            nn.functional.cross_entropy(net(x), y).backward()
            opt.step()


main(CFG)
