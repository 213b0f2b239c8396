import torch
import torch.distributed as dist
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler

dist.init_process_group("gloo")
torch.manual_seed(0)
data = TensorDataset(torch.arange(100).float())
sampler = DistributedSampler(data, seed=4)
loader = DataLoader(data, batch_size=10, sampler=sampler)
for epoch in range(3):
    sampler.set_epoch(epoch)
    for (batch,) in loader:
        print(epoch, batch.sum())
