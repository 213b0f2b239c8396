import argparse

import torch
from torch.utils.data import DataLoader

from model import Wren


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    model = Wren()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
    loader = DataLoader(torch.load("bytes.pt"), batch_size=32, shuffle=True)
    for ids, targets in loader:
        loss = torch.nn.functional.cross_entropy(model(ids).flatten(0, 1), targets.flatten())
        loss.backward()
        optimizer.step()


if __name__ == "__main__":
    main()
