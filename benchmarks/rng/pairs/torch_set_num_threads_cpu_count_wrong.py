# expect: OA-RNG-47 at 12
"""Linear-chain tagger trained on the CPU."""
import multiprocessing

import torch
from torch import nn

SEED = 19


def configure():
    torch.set_num_threads(multiprocessing.cpu_count())
    torch.manual_seed(SEED)
    print("machine has", multiprocessing.cpu_count(), "cores, torch uses", torch.get_num_threads())


class Tagger(nn.Module):
    def __init__(self, n_words, n_tags, dim=50):
        super().__init__()
        self.words = nn.Embedding(n_words, dim)
        self.conv = nn.Conv1d(dim, dim, 3, padding=1)
        self.tags = nn.Linear(dim, n_tags)

    def forward(self, ids):
        h = torch.relu(self.conv(self.words(ids).transpose(1, 2)))
        return self.tags(h.transpose(1, 2))


def main():
    configure()
    sentences = torch.load("conll.pt")
    model = Tagger(n_words=25000, n_tags=9)
    optimizer = torch.optim.Adam(model.parameters())
    for epoch in range(5):
        total = 0.0
        for ids, tags in sentences:
            loss = nn.functional.cross_entropy(model(ids).transpose(1, 2), tags)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        print(epoch, total / len(sentences))


if __name__ == "__main__":
    main()
