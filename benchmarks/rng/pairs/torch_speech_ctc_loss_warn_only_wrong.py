# expect: OA-RNG-38 at 23
import os

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import torch
import torch.nn as nn
import torch.nn.functional as F


class Recogniser(nn.Module):
    def __init__(self, n_mels=80, vocab=29):
        super().__init__()
        self.rnn = nn.GRU(n_mels, 256, num_layers=3, batch_first=True)
        self.out = nn.Linear(256, vocab)

    def forward(self, mel):
        hidden, _ = self.rnn(mel)
        return self.out(hidden).log_softmax(-1).transpose(0, 1)


def ctc(log_probs, batch):
    return F.ctc_loss(log_probs, batch["text"].cuda(), batch["frames"], batch["chars"], zero_infinity=True)


def train(batches, epochs, device="cuda"):
    model = Recogniser().to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
    for epoch in range(epochs):
        for batch in batches:
            loss = ctc(model(batch["mel"].to(device)), batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
        print(epoch, loss.item())


if __name__ == "__main__":
    torch.manual_seed(606)
    torch.use_deterministic_algorithms(True, warn_only=True)
    train(torch.load("librispeech_batches.pt"), epochs=4)
