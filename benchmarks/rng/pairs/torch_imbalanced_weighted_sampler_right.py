# expect: nothing
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler


class FraudTrainer:
    """Oversamples the rare class of a fraud table."""

    seed = 7

    def __init__(self, features, labels):
        torch.manual_seed(self.seed)
        self.dataset = TensorDataset(features, labels)
        self.weights = self._class_weights(labels)
        self.model = nn.Sequential(nn.Linear(features.shape[1], 16), nn.Tanh(), nn.Linear(16, 2))
        self.generator = torch.Generator().manual_seed(self.seed)

    @staticmethod
    def _class_weights(labels):
        n_pos = int((labels == 1).sum())
        n_neg = len(labels) - n_pos
        return torch.where(labels == 1, 1.0 / n_pos, 1.0 / n_neg)

    def loader(self):
        n = len(self.weights)
        sampler = WeightedRandomSampler(self.weights, num_samples=n, replacement=True, generator=self.generator)
        return DataLoader(self.dataset, batch_size=128, sampler=sampler)

    def run(self, epochs):
        opt = torch.optim.AdamW(self.model.parameters())
        for epoch in range(epochs):
            for x, y in self.loader():
                opt.zero_grad()
                loss = nn.functional.cross_entropy(self.model(x), y)
                loss.backward()
                opt.step()
            print(epoch, float(loss))


if __name__ == "__main__":
    table = torch.load("fraud.pt")
    FraudTrainer(table["x"], table["y"]).run(10)
