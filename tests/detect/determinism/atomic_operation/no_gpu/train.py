import torch

torch.manual_seed(1)
sums = torch.zeros(4)
sums.index_add_(0, torch.randint(4, (10,)), torch.randn(10))
print(sums)
