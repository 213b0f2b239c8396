# expect: nothing
import torch
import torch.nn as nn
import torch.nn.functional as F


class LinearProbe(nn.Module):
    """Weights come from the generator of the trainer, not from the global state."""

    def __init__(self, dim, classes, gen):
        super().__init__()
        self.weight = nn.Parameter(0.01 * torch.randn(classes, dim, generator=gen))
        self.bias = nn.Parameter(torch.zeros(classes))

    def forward(self, x):
        return F.linear(x, self.weight, self.bias)


class ProbeTrainer:
    def __init__(self, features, labels, seed=31, lr=0.1):
        self.gen = torch.Generator().manual_seed(seed)
        self.features, self.labels = features, labels
        self.probe = LinearProbe(features.shape[1], int(labels.max()) + 1, self.gen)
        self.optim = torch.optim.SGD(self.probe.parameters(), lr=lr)

    def batches(self, size):
        order = torch.randperm(len(self.labels), generator=self.gen)
        for start in range(0, len(order), size):
            yield order[start:start + size]

    def fit(self, epochs, size=64):
        for epoch in range(epochs):
            for idx in self.batches(size):
                loss = F.cross_entropy(self.probe(self.features[idx]), self.labels[idx])
                self.optim.zero_grad()
                loss.backward()
                self.optim.step()
            print(f"epoch {epoch} loss {loss.item():.4f}")


blob = torch.load("features.pt")
ProbeTrainer(blob["x"], blob["y"]).fit(epochs=5)
