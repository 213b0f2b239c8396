import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.cuda.manual_seed_all(3)
data = TensorDataset(torch.linspace(0, 1, 64).reshape(64, 1))
loader = DataLoader(data, batch_size=8, shuffle=True)
weight = nn.Parameter(torch.zeros(1))
optimizer = torch.optim.SGD([weight], lr=0.1)
for epoch in range(3):
    for (x,) in loader:
        loss = ((weight * x - 1) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
