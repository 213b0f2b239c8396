import torch.nn as nn
import torch.nn.functional as F


class Tagger(nn.Module):
    def __init__(self, vocab, tags, dim=64):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim)
        self.rnn = nn.GRU(dim, dim, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * dim, tags)

    def loss(self, ids, tags):
        hidden, _ = self.rnn(self.embed(ids))
        return F.cross_entropy(self.out(hidden).transpose(1, 2), tags)
