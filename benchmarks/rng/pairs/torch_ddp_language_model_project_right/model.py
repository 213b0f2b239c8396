# expect: nothing
from torch import nn


class TinyLM(nn.Module):
    def __init__(self, vocab=1024, dim=64):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.rnn = nn.GRU(dim, dim, batch_first=True)
        self.head = nn.Linear(dim, vocab)

    def forward(self, ids):
        hidden, _ = self.rnn(self.emb(ids))
        return self.head(hidden)
