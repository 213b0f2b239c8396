import torch
from torch import nn


class Pool(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.linear = nn.Linear(width, width)

    def forward(self, x, index, nodes):
        x = self.linear(x)
        out = x.new_zeros(nodes, x.size(1))
        return out.scatter_add_(0, index.unsqueeze(1).expand_as(x), x)


torch.manual_seed(1)
model = Pool(8).to("cuda")
optimizer = torch.optim.Adam(model.parameters())
for step in range(5):
    x, index = torch.randn(32, 8, device="cuda"), torch.randint(4, (32,), device="cuda")
    loss = model(x, index, 4).pow(2).mean()
    loss.backward()
    optimizer.step()
