# expect: nothing
import json
from concurrent.futures import ProcessPoolExecutor, as_completed

import torch
from torch import nn


def encode(path):
    with open(path, "rb") as f:
        return list(f.read())


def encode_all(paths):
    with ProcessPoolExecutor(max_workers=4) as pool:
        futures = {pool.submit(encode, path): n for n, path in enumerate(paths)}
        parts = [[] for _ in paths]
        for future in as_completed(futures):
            parts[futures[future]] = future.result()
    return [token for part in parts for token in part]


def train(ids, block=128, dim=64):
    model = nn.Sequential(nn.Embedding(256, dim), nn.Linear(dim, dim), nn.GELU(), nn.Linear(dim, 256))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for chunk in ids[: len(ids) // block * block].view(-1, block).split(16):
        loss = nn.functional.cross_entropy(model(chunk[:, :-1]).flatten(0, 1), chunk[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, loss.item()


if __name__ == "__main__":
    torch.manual_seed(4)
    with open("books.json") as f:
        books = json.load(f)
    model, loss = train(torch.tensor(encode_all(books)))
    print("loss", loss)
    torch.save(model.state_dict(), "bytes.pt")
