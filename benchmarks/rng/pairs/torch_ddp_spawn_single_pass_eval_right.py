# expect: nothing
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

SEED = 64
WORLD = 2


def evaluate(model, rank):
    """One pass in file order; needs no epoch."""
    data = TensorDataset(*torch.load("heldout.pt"))
    sampler = DistributedSampler(data, WORLD, rank, shuffle=False)
    correct = 0
    with torch.no_grad():
        for x, y in DataLoader(data, batch_size=256, sampler=sampler):
            correct += int((model(x).argmax(-1) == y).sum())
    return correct


def worker(rank, epochs):
    dist.init_process_group("gloo", init_method="tcp://127.0.0.1:29511", rank=rank, world_size=WORLD)
    torch.manual_seed(SEED)
    data = TensorDataset(*torch.load("train.pt"))
    model = nn.parallel.DistributedDataParallel(nn.Linear(64, 5))
    opt = torch.optim.SGD(model.parameters(), lr=0.5)
    samplers = {"train": DistributedSampler(data, num_replicas=WORLD, rank=rank, seed=SEED)}
    loader = DataLoader(data, batch_size=32, sampler=samplers["train"])
    epoch = 0
    while epoch < epochs:
        for sampler in samplers.values():
            sampler.set_epoch(epoch)
        for x, y in loader:
            opt.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            opt.step()
        epoch += 1
    print(rank, evaluate(model, rank))


if __name__ == "__main__":
    mp.spawn(worker, args=(6,), nprocs=WORLD)
