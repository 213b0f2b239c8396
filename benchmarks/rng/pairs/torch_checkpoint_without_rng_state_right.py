# expect: nothing
import os

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def checkpoint_state(model, optimizer, epoch, order):
    return {"epoch": epoch, "model": model.state_dict(), "optimizer": optimizer.state_dict(),
            "torch_rng": torch.get_rng_state(), "order_rng": order.get_state()}


def restore(state, model, optimizer, order):
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["torch_rng"])
    order.set_state(state["order_rng"])
    return state["epoch"] + 1


def main(path="sentiment.ckpt", seed=61):
    torch.manual_seed(seed)
    order = torch.Generator().manual_seed(seed)
    data = TensorDataset(*torch.load("sentiment.pt"))
    loader = DataLoader(data, batch_size=64, shuffle=True, generator=order)
    model = nn.Sequential(nn.EmbeddingBag(20000, 64), nn.Dropout(0.4), nn.Linear(64, 2))
    optimizer = torch.optim.Adagrad(model.parameters(), lr=0.05)
    start = restore(torch.load(path), model, optimizer, order) if os.path.exists(path) else 0
    for epoch in range(start, 25):
        for ids, label in loader:
            loss = nn.functional.cross_entropy(model(ids), label)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())
        torch.save(checkpoint_state(model, optimizer, epoch, order), path)
    torch.save(model.state_dict(), "sentiment_weights.pt")


if __name__ == "__main__":
    main()
