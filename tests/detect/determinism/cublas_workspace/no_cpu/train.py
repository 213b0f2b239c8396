import torch

torch.use_deterministic_algorithms(True)
torch.manual_seed(0)
print(torch.randn(3))
