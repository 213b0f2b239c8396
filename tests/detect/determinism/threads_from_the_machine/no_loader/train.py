from torch.utils.data import DataLoader

from data import records

loader = DataLoader(records, batch_size=8, num_workers=4)
for x in loader:
    print(x)
