import torch
from torch.utils.data import TensorDataset, random_split

torch.manual_seed(7)
data = TensorDataset(torch.arange(64).float())
train, held = random_split(data, [56, 8], torch.Generator().manual_seed(7))
print(len(train), held.indices)
