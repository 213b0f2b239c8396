# expect: nothing
import torch
import torch.distributed as dist
import torch.nn.functional as F
import torch.utils.data as tud
from torch import nn


class Trainer:
    def __init__(self, model, dataset, seed=4, batch_size=32):
        self.model = nn.parallel.DistributedDataParallel(model)
        self.opt = torch.optim.SGD(model.parameters(), lr=0.1)
        self.loader = self._loader(dataset, batch_size, seed)

    def _loader(self, dataset, batch_size, seed):
        sampler = tud.DistributedSampler(dataset, shuffle=True, seed=seed, drop_last=True)
        return tud.DataLoader(dataset, batch_size=batch_size, sampler=sampler)

    def _run_batch(self, x, y):
        loss = F.mse_loss(self.model(x), y)
        self.opt.zero_grad()
        loss.backward()
        self.opt.step()
        return loss.item()

    def _run_epoch(self, epoch):
        self.loader.sampler.set_epoch(epoch)
        losses = [self._run_batch(x, y) for x, y in self.loader]
        if dist.get_rank() == 0:
            print(f"epoch {epoch} loss {sum(losses) / len(losses):.3f}")

    def train(self, max_epochs):
        for epoch in range(max_epochs):
            self._run_epoch(epoch)


def main():
    dist.init_process_group(backend="gloo")
    torch.manual_seed(4)
    dataset = tud.TensorDataset(*torch.load("regression.pt"))
    Trainer(nn.Linear(20, 1), dataset).train(30)
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
