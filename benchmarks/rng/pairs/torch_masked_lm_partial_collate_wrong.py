# expect: OA-RNG-11 at 15
import random
from functools import partial

import torch
from torch import nn
from torch.utils.data import DataLoader

MASK, IGNORE = 3, -100


def mask_tokens(batch, rate):
    inputs, targets = [], []
    for row in batch:
        hidden = [random.random() < rate for _ in row]
        inputs.append([MASK if h else t for h, t in zip(hidden, row)])
        targets.append([t if h else IGNORE for h, t in zip(hidden, row)])
    return torch.tensor(inputs), torch.tensor(targets)


def make_loader(rows, seed):
    return DataLoader(rows, batch_size=32, shuffle=True, collate_fn=partial(mask_tokens, rate=0.15),
                      generator=torch.Generator().manual_seed(seed))


def train(rows, vocab, seed=19):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Embedding(vocab, 64), nn.Linear(64, vocab))
    optim = torch.optim.AdamW(model.parameters(), lr=3e-4)
    for epoch in range(2):
        for x, y in make_loader(rows, seed + epoch):
            loss = nn.functional.cross_entropy(model(x).flatten(0, 1), y.flatten(), ignore_index=IGNORE)
            optim.zero_grad()
            loss.backward()
            optim.step()
    return model


torch.save(train(torch.load("rows.pt"), vocab=8000).state_dict(), "mlm.pt")
