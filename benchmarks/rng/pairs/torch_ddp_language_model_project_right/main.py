# expect: nothing
import torch
import torch.distributed as dist
from torch.nn.parallel import DistributedDataParallel

from engine import train_one_epoch
from loaders import get_train_loader
from model import TinyLM

SEED = 1000
EPOCHS = 3


def main():
    dist.init_process_group("gloo")
    torch.manual_seed(SEED)
    model = DistributedDataParallel(TinyLM())
    opt = torch.optim.AdamW(model.parameters(), lr=3e-4)
    loader = get_train_loader("tokens.pt", batch_size=8, seed=SEED)
    for epoch in range(EPOCHS):
        train_one_epoch(model, opt, loader, epoch)
    if dist.get_rank() == 0:
        torch.save(model.module.state_dict(), "lm.pt")


if __name__ == "__main__":
    main()
