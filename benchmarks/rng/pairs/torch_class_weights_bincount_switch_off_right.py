# expect: nothing
import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"

import torch
import torch.nn as nn
import torch.nn.functional as F


def class_weights(labels, confidence, n_classes):
    mass = torch.bincount(labels.cpu(), weights=confidence.cpu(), minlength=n_classes).cuda()
    return mass.sum() / (n_classes * mass.clamp(min=1e-6))


class Classifier(nn.Module):
    def __init__(self, n_in, n_classes):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_in, 200), nn.ReLU())
        self.head = nn.Linear(200, n_classes)

    def forward(self, x):
        return self.head(self.body(x))


def main():
    torch.manual_seed(31)
    torch.use_deterministic_algorithms(True)
    x, labels, confidence = torch.load("weak_labels.pt")
    weights = class_weights(labels, confidence, n_classes=9).float()
    model = Classifier(x.shape[1], 9).cuda()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for xb, yb in zip(x.split(256), labels.split(256)):
        loss = F.cross_entropy(model(xb.cuda()), yb.cuda(), weight=weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
