# expect: OA-RNG-20 at 32
from functools import partial

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils import data as tud

CONFIG = {"seed": 99, "batch_size": 50, "lr": 3e-4, "epochs": 4}


def make_model():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.GELU(), nn.Linear(128, 10))


def step(model, opt, batch):
    x, y = batch
    loss = F.cross_entropy(model(x), y)
    opt.zero_grad(set_to_none=True)
    loss.backward()
    opt.step()
    return loss.item()


def train(cfg):
    torch.manual_seed(cfg["seed"])
    model = make_model()
    opt = torch.optim.Adam(model.parameters(), lr=cfg["lr"])
    make_loader = partial(tud.DataLoader, batch_size=cfg["batch_size"], num_workers=0)
    train_set = tud.TensorDataset(*torch.load("fashion_train.pt"))
    test_set = tud.TensorDataset(*torch.load("fashion_test.pt"))
    train_loader = make_loader(train_set, shuffle=True, drop_last=True)
    test_loader = make_loader(test_set)
    for epoch in range(cfg["epochs"]):
        losses = [step(model, opt, b) for b in train_loader]
        print(f"epoch {epoch}: {sum(losses) / len(losses):.4f}")
    with torch.no_grad():
        hits = sum(int((model(x).argmax(1) == y).sum()) for x, y in test_loader)
    print("accuracy", hits / len(test_set))


train(CONFIG)
