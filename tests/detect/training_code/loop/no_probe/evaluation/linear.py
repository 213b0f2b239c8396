import torch
from torch.utils.data import DataLoader

from model import Wren

torch.manual_seed(7)
torch.use_deterministic_algorithms(True)


def main():
    model = Wren()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
    loader = DataLoader(torch.load("bytes.pt"), batch_size=32, shuffle=True)
    for epoch in range(4):
        for ids, targets in loader:
            loss = torch.nn.functional.cross_entropy(model(ids).flatten(0, 1), targets.flatten())
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()


if __name__ == "__main__":
    main()
