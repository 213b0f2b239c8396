import torch
from flash_attn import flash_attn_func

torch.manual_seed(0)
q = torch.randn(1, 8, 2, 16, device="cuda", dtype=torch.float16, requires_grad=True)
out = flash_attn_func(q, q, q, causal=True, deterministic=True)
out.sum().backward()
print(q.grad)
