import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(7)
data = TensorDataset(torch.arange(64).float())
loader = DataLoader(data, batch_size=8)
total = torch.zeros(())
for epoch in range(2):
    for (batch,) in loader:
        total = total * 0.9 + batch.sum()
print(total)
