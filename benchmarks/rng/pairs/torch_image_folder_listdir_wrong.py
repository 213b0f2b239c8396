# expect: OA-RNG-43 at 14
import argparse
import os

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Spectrograms(Dataset):
    def __init__(self, root):
        self.root = root
        self.files = [name for name in os.listdir(root) if name.endswith(".npy")]

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        name = self.files[index]
        array = np.load(os.path.join(self.root, name))
        return torch.from_numpy(array).float(), int(name.split("_")[0])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root")
    parser.add_argument("--seed", type=int, default=6)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    order = torch.Generator().manual_seed(args.seed)
    loader = DataLoader(Spectrograms(args.root), batch_size=16, shuffle=True, generator=order)
    model = nn.Sequential(nn.Flatten(), nn.LazyLinear(64), nn.ReLU(), nn.Linear(64, 10))
    model(next(iter(DataLoader(loader.dataset, batch_size=2)))[0])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for x, y in loader:
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("files", len(os.listdir(args.root)), "loss", loss.item())


if __name__ == "__main__":
    main()
