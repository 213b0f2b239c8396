import os

from torch.utils.data import DataLoader

from data import records

loader = DataLoader(records, batch_size=8, num_workers=os.cpu_count())
for x in loader:
    print(x)
