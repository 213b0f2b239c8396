# expect: OA-RNG-37 at 15
import argparse

import torch

from model import Tagger


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--epochs", type=int, default=3)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.use_deterministic_algorithms(True)
    tagger = Tagger(vocab=30000, tags=17).cuda()
    optimizer = torch.optim.Adam(tagger.parameters(), lr=1e-3)
    sentences = torch.load("ud_english.pt")
    for epoch in range(args.epochs):
        total = 0.0
        for ids, tags in sentences:
            loss = tagger.loss(ids.cuda(), tags.cuda())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        print(epoch, total / len(sentences))


if __name__ == "__main__":
    main()
