# expect: nothing
import torch
from torch import nn
from torch.optim import SGD
from torch.optim.lr_scheduler import ReduceLROnPlateau

from checkpoint import Checkpointer


def validate(model, x, y):
    model.eval()
    with torch.no_grad():
        return nn.functional.mse_loss(model(x), y).item()


def main():
    torch.manual_seed(44)
    train_x, train_y, valid_x, valid_y = torch.load("molecules.pt")
    model = nn.Sequential(nn.Linear(200, 100), nn.ReLU(), nn.Dropout(0.2), nn.Linear(100, 1))
    optimizer = SGD(model.parameters(), lr=0.1)
    scheduler = ReduceLROnPlateau(optimizer, patience=2)
    checkpointer = Checkpointer("molecules.ckpt", model=model, optimizer=optimizer, scheduler=scheduler)
    for epoch in range(checkpointer.restore(), 50):
        model.train()
        for rows in torch.randperm(len(train_x)).split(32):
            loss = nn.functional.mse_loss(model(train_x[rows]), train_y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        scheduler.step(validate(model, valid_x, valid_y))
        checkpointer.save(epoch)


if __name__ == "__main__":
    main()
