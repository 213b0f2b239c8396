import pytorch_lightning as L
import torch
from torch.utils.data import DataLoader, TensorDataset

from model import Model

L.seed_everything(5, workers=True)
g = torch.Generator().manual_seed(5)
data = TensorDataset(torch.arange(100).float())
loader = DataLoader(data, batch_size=10, shuffle=True, num_workers=4, generator=g)
trainer = L.Trainer(max_epochs=2)
trainer.fit(Model(), loader)
