# expect: nothing
import argparse
import os

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import torch
from torch import nn, optim


def parse_args(argv=None):
    parser = argparse.ArgumentParser(description="keyword spotting")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--benchmark", action="store_true", help="let cuDNN try its kernels (timing runs only)")
    return parser.parse_args(argv)


def fix_everything(args):
    torch.manual_seed(args.seed)
    torch.use_deterministic_algorithms(True)
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = args.benchmark


def run(args):
    fix_everything(args)
    model = nn.Sequential(nn.Conv2d(1, 24, 3), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(24, 35))
    model.cuda()
    opt = optim.Adam(model.parameters())
    criterion = nn.CrossEntropyLoss()
    batches = torch.load("speech_commands_batches.pt")
    for epoch in range(args.epochs):
        total = 0.0
        for mel, target in batches:
            opt.zero_grad()
            loss = criterion(model(mel.cuda()), target.cuda())
            loss.backward()
            opt.step()
            total += loss.item()
        print(epoch, total / len(batches))


if __name__ == "__main__":
    run(parse_args())
