import multiprocessing

import torch

threads = max(1, multiprocessing.cpu_count() // 2)
torch.set_num_threads(threads)
print(torch.ones(3).sum())
