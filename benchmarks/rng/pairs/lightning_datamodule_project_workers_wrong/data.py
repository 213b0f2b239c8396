import lightning.pytorch as pl
import torch
from torch.utils.data import DataLoader, TensorDataset, random_split


class TilesData(pl.LightningDataModule):
    def __init__(self, path, seed, batch_size=8):
        super().__init__()
        self.path, self.batch_size = path, batch_size
        self.gen = torch.Generator().manual_seed(seed)

    def setup(self, stage=None):
        full = TensorDataset(*torch.load(self.path))
        self.train, self.val = random_split(full, [0.9, 0.1], generator=self.gen)

    def train_dataloader(self):
        return DataLoader(self.train, self.batch_size, shuffle=True, num_workers=4, generator=self.gen)

    def val_dataloader(self):
        return DataLoader(self.val, self.batch_size, num_workers=4)
