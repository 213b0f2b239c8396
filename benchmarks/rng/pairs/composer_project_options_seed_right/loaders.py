# expect: nothing
import torch
from torch.utils.data import DataLoader, TensorDataset


def training_loader(path, seed, batch_size=64):
    data = TensorDataset(*torch.load(path))
    gen = torch.Generator().manual_seed(seed)
    return DataLoader(data, batch_size=batch_size, shuffle=True, generator=gen)
