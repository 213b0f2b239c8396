# expect: OA-RNG-23 at 10
import torch
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler


def get_train_loader(path, batch_size, seed):
    tokens = torch.load(path)
    dataset = TensorDataset(tokens[:, :-1], tokens[:, 1:])
    sampler = DistributedSampler(dataset, seed=seed)
    return DataLoader(dataset, batch_size=batch_size, sampler=sampler)
