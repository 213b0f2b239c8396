import lightning as L
import torch
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler

from model import Model

L.seed_everything(1, workers=True)
data = TensorDataset(torch.arange(100).float())
loader = DataLoader(data, batch_size=10, sampler=DistributedSampler(data, num_replicas=2, rank=0))
trainer = L.Trainer(max_epochs=3, deterministic=True, use_distributed_sampler=False)
trainer.fit(Model(), loader)
