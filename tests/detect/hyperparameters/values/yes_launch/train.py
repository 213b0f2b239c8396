import argparse

import torch

from model import Wren

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=None)
parser.add_argument("--batch_size", type=int, default=-1)
parser.add_argument("--max_steps", type=int, default=-1)
args = parser.parse_args()
model = Wren()
optimizer = torch.optim.AdamW(model.parameters(), lr=args.lr)
for step in range(args.max_steps):
    loss = model(torch.randint(256, (args.batch_size, 32))).mean()
    loss.backward()
    optimizer.step()
