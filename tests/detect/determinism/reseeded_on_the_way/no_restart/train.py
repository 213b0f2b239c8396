import torch

from model import build, train

checkpoint = torch.load('last.pt')
start = checkpoint['step']
torch.manual_seed(checkpoint['seed'])
model = build()
model.load_state_dict(checkpoint['model'])
torch.set_rng_state(checkpoint['rng'])
for epoch in range(start, 10):
    torch.manual_seed(1 + epoch)
    train(model, epoch)
