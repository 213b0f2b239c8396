import torch.nn.functional as F


def train_one_epoch(model, opt, loader, epoch):
    model.train()
    total = 0.0
    for inputs, targets in loader:
        loss = F.cross_entropy(model(inputs).flatten(0, 1), targets.flatten())
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item()
    print(f"[{epoch}] {total / len(loader):.4f}")
