import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from torch.utils.data import DataLoader, TensorDataset

accelerator = Accelerator()
data = TensorDataset(torch.arange(64).float())
g = torch.Generator().manual_seed(3)
loader = accelerator.prepare(DataLoader(data, batch_size=8, shuffle=False))
for (batch,) in loader:
    print(batch.sum())
