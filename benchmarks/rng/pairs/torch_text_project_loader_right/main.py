# expect: nothing
import torch
from torch import nn

from data import load_reviews, make_loaders
from seeding import SEED, seed_all


class BagOfWords(nn.Module):
    def __init__(self, vocab_size, dim=64):
        super().__init__()
        self.emb = nn.Embedding(vocab_size, dim)
        self.out = nn.Linear(dim, 2)

    def forward(self, tokens):
        return self.out(self.emb(tokens).mean(dim=1))


def main():
    gen = seed_all(SEED)
    dataset, vocab_size = load_reviews("reviews.pt")
    train_loader, valid_loader = make_loaders(dataset, gen)
    model = BagOfWords(vocab_size)
    opt = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(3):
        for tokens, label in train_loader:
            loss = nn.functional.cross_entropy(model(tokens), label)
            opt.zero_grad()
            loss.backward()
            opt.step()
        print(epoch, loss.item())


if __name__ == "__main__":
    main()
