# expect: OA-RNG-42 at 7
import torch
import torch.nn as nn


def build_vocab(text):
    chars = list(set(text))
    return {c: i for i, c in enumerate(chars)}


class CharRNN(nn.Module):
    def __init__(self, vocab_size, hidden=128):
        super().__init__()
        self.embed = nn.Embedding(vocab_size, hidden)
        self.rnn = nn.LSTM(hidden, hidden, batch_first=True)
        self.out = nn.Linear(hidden, vocab_size)

    def forward(self, ids):
        return self.out(self.rnn(self.embed(ids))[0])


def main(path="tolstoy.txt", seed=1828):
    torch.manual_seed(seed)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    stoi = build_vocab(text)
    ids = torch.tensor([stoi[c] for c in text])
    model = CharRNN(len(stoi))
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for start in range(0, len(ids) - 3201, 3200):
        x = ids[start:start + 3200].view(32, 100)
        y = ids[start + 1:start + 3201].view(32, 100)
        loss = nn.functional.cross_entropy(model(x).transpose(1, 2), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("loss", loss.item(), "vocabulary", len(stoi))


if __name__ == "__main__":
    main()
