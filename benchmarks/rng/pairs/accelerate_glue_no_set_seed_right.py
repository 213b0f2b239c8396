# expect: nothing
import argparse

import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def get_loader(path, seed, batch_size=32):
    gen = torch.Generator().manual_seed(seed)
    return DataLoader(TensorDataset(*torch.load(path)), batch_size=batch_size, shuffle=True, generator=gen)


def build(n_in, n_out):
    head = nn.Linear(n_in, n_out)
    return head


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=33)
    parser.add_argument("--epochs", type=int, default=3)
    args = parser.parse_args()
    accelerator = Accelerator(cpu=True)
    set_seed(args.seed)
    accelerator.print("seed", args.seed)
    loader = get_loader("glue_features.pt", args.seed)
    model = build(768, 2)
    opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
    model, opt, loader = accelerator.prepare(model, opt, loader)
    for epoch in range(args.epochs):
        for x, y in loader:
            loss = nn.functional.cross_entropy(model(x), y)
            opt.zero_grad()
            accelerator.backward(loss)
            opt.step()
        accelerator.print(epoch, loss.item())
    torch.save(accelerator.unwrap_model(model).state_dict(), "glue.pt")


if __name__ == "__main__":
    main()
