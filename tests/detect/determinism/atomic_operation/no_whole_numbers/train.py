import torch

torch.manual_seed(1)
device = "cuda"
index = torch.randint(10, (100,), device=device)
counts = torch.zeros(10, dtype=torch.long, device=device)
counts.scatter_add_(0, index, torch.ones_like(index))
print(counts, torch.bincount(index, minlength=10), counts.cumsum(0))
table = torch.zeros(10, device=device)
table.index_put_((index,), torch.ones(100, device=device))
