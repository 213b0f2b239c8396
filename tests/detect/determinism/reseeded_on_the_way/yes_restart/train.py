import torch

from model import build, train

seed = 1
checkpoint = torch.load('last.pt')
start = checkpoint['step']
torch.manual_seed(seed + start)
model = build()
model.load_state_dict(checkpoint['model'])
train(model, start)
