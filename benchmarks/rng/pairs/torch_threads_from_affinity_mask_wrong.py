# expect: OA-RNG-47 at 10
import os

import torch
import torch.nn as nn


class CpuTrainer:
    def __init__(self, n_in, seed=65, lr=0.2):
        torch.set_num_threads(len(os.sched_getaffinity(0)))
        torch.manual_seed(seed)
        self.model = nn.Sequential(nn.Linear(n_in, 40), nn.Sigmoid(), nn.Linear(40, 1))
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=lr)

    def step(self, x, y):
        self.optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(self.model(x).squeeze(-1), y)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def fit(self, x, y, epochs):
        for epoch in range(epochs):
            losses = [self.step(a, b) for a, b in zip(x.split(50), y.split(50))]
            print(epoch, sum(losses) / len(losses))


def main():
    x, y = torch.load("credit.pt")
    trainer = CpuTrainer(x.shape[1])
    trainer.fit(x, y.float(), epochs=25)
    torch.save(trainer.model.state_dict(), "credit_model.pt")


if __name__ == "__main__":
    main()
