import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from torch.utils.data import DataLoader, TensorDataset

accelerator = Accelerator()
set_seed(3)
data = TensorDataset(torch.arange(64).float())
g = torch.Generator().manual_seed(3)
loader = accelerator.prepare(DataLoader(data, batch_size=8, shuffle=True, generator=g))
for (batch,) in loader:
    print(batch.sum())
