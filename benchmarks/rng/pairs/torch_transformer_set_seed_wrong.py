# expect: OA-RNG-14 at 12
import argparse

import torch
import torch.nn as nn
from torch.utils.data import DataLoader


class Tagger(nn.Module):
    def __init__(self, vocab, tags, width=128):
        super().__init__()
        self.embed = nn.Embedding(vocab, width)
        layer = nn.TransformerEncoderLayer(width, nhead=4, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, num_layers=2)
        self.head = nn.Linear(width, tags)

    def forward(self, tokens):
        return self.head(self.encoder(self.embed(tokens)))


def run(args):
    rows = torch.load(args.rows)
    gen = torch.Generator().manual_seed(args.seed)
    loader = DataLoader(rows, batch_size=args.batch, shuffle=True, generator=gen)
    model = Tagger(args.vocab, args.tags).train()
    optim = torch.optim.AdamW(model.parameters(), lr=args.lr)
    for _ in range(args.epochs):
        for tokens, tags in loader:
            loss = nn.functional.cross_entropy(model(tokens).flatten(0, 1), tags.flatten())
            optim.zero_grad()
            loss.backward()
            optim.step()
    torch.save(model.state_dict(), "tagger.pt")


if __name__ == "__main__":
    cli = argparse.ArgumentParser()
    cli.add_argument("rows")
    for flag, kind, value in [("vocab", int, 9000), ("tags", int, 17), ("batch", int, 32),
                              ("lr", float, 3e-4), ("epochs", int, 3), ("seed", int, 83)]:
        cli.add_argument("--" + flag, type=kind, default=value)
    run(cli.parse_args())
