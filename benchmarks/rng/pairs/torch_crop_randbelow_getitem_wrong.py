# expect: OA-RNG-16 at 17
import random
from secrets import randbelow

import torch
from torch.utils.data import DataLoader, Dataset


class Windows(Dataset):
    def __init__(self, text, width):
        self.text, self.width = text, width

    def __len__(self):
        return len(self.text) // self.width

    def __getitem__(self, i):
        start = randbelow(len(self.text) - self.width - 1)
        chunk = self.text[start:start + self.width + 1]
        return chunk[:-1], chunk[1:]


def train(text, vocab, seed):
    random.seed(seed)
    torch.manual_seed(seed)
    model = torch.nn.Sequential(torch.nn.Embedding(vocab, 48), torch.nn.Linear(48, vocab))
    optim = torch.optim.AdamW(model.parameters(), lr=1e-3)
    gen = torch.Generator().manual_seed(seed)
    for x, y in DataLoader(Windows(text, 64), batch_size=16, shuffle=True, generator=gen):
        loss = torch.nn.functional.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optim.zero_grad()
        loss.backward()
        optim.step()
    return loss.item()


if __name__ == "__main__":
    with open("shakespeare.txt", "rb") as handle:
        data = torch.tensor(list(handle.read()))
    print("loss", train(data, vocab=256, seed=10))
