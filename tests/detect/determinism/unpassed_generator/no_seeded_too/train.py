import torch

torch.manual_seed(1)
generator = torch.Generator().manual_seed(3)
weights = torch.randn(4, 4, generator=generator)
print(weights, torch.randn(4))
