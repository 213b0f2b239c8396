# expect: nothing
import random

import torch
from datasets import load_dataset
from torch import nn
from torch.utils.data import DataLoader

CFG = dict(seed=9, buffer_size=10_000, batch_size=16, steps=500)


def stream(cfg):
    ds = load_dataset("allenai/c4", "en", split="train", streaming=True)
    options = {"buffer_size": cfg["buffer_size"], "seed": cfg["seed"]}
    ds = ds.shuffle(**options)
    return ds.map(lambda row: {"ids": list(row["text"].encode("utf-8")[:256].ljust(257))}).with_format("torch")


def probe_batches(batches, seed):
    """A plain list, shuffled by a seeded generator."""
    order = list(range(len(batches)))
    random.Random(seed).shuffle(order)
    return [batches[i] for i in order]


def main(cfg):
    torch.manual_seed(cfg["seed"])
    model = nn.Sequential(nn.Embedding(256, 64), nn.Linear(64, 256))
    opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
    loader = DataLoader(stream(cfg), batch_size=cfg["batch_size"])
    kept = []
    for step, batch in zip(range(cfg["steps"]), loader):
        ids = batch["ids"]
        loss = nn.functional.cross_entropy(model(ids[:, :-1]).flatten(0, 1), ids[:, 1:].flatten())
        opt.zero_grad()
        loss.backward()
        opt.step()
        kept.append(loss.item())
    print(probe_batches(kept, cfg["seed"])[:5])


main(CFG)
