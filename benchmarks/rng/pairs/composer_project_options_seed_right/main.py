# expect: nothing
import composer
import torch

from loaders import training_loader
from model import build
from options import read_options


def main():
    options = read_options()
    torch.manual_seed(options.seed)
    model = build()
    loader = training_loader("train.pt", options.seed)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.lr)
    kwargs = dict(model=model, train_dataloader=loader, optimizers=optimizer, max_duration=options.duration)
    kwargs["seed"] = options.seed
    trainer = composer.Trainer(device="cpu", **kwargs)
    trainer.fit()


if __name__ == "__main__":
    main()
