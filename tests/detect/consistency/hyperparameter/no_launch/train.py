import argparse

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=3e-4)
parser.add_argument("--batch_size", type=int, default=32)
parser.add_argument("--epochs", type=int, default=10)
args = parser.parse_args()
model = torch.nn.Linear(8, 8)
optimizer = torch.optim.AdamW(model.parameters(), lr=args.lr)
for _ in range(args.epochs):
    loss = model(torch.rand(args.batch_size, 8)).pow(2).mean()
    loss.backward()
    optimizer.step()
