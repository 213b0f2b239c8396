# expect: nothing
import argparse

import torch
from composer import Trainer
from composer.algorithms import LabelSmoothing
from composer.models import ComposerClassifier
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def build(classes=10):
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, classes))
    return ComposerClassifier(net, num_classes=classes)


def make_loader(path, seed, shuffle):
    gen = torch.Generator().manual_seed(seed)
    return DataLoader(TensorDataset(*torch.load(path)), batch_size=128, shuffle=shuffle, generator=gen)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--duration", default="3ep")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    model = build()
    train = make_loader("mnist_train.pt", args.seed, True)
    evaluation = make_loader("mnist_test.pt", args.seed, False)
    smoothing = LabelSmoothing(0.1)
    trainer = Trainer(model=model, train_dataloader=train, eval_dataloader=evaluation, max_duration=args.duration,
                      algorithms=[smoothing], device="cpu", seed=args.seed)
    trainer.fit()


if __name__ == "__main__":
    main()
