import os

import torch

print('processors', os.cpu_count())
torch.set_num_threads(4)
print(torch.ones(3).sum())
