# expect: nothing
import torch
import yaml
from torch import nn


def load_config(path="config.yaml"):
    with open(path) as f:
        return yaml.safe_load(f)


def build(cfg):
    sizes = [cfg["model"]["inputs"], *cfg["model"]["hidden"], 1]
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def main():
    cfg = load_config()
    torch.manual_seed(cfg.get("seed", 1234))
    model = build(cfg)
    x, y = torch.load(cfg["data"])
    optimizer = torch.optim.Adam(model.parameters(), lr=cfg["lr"])
    for epoch in range(cfg["epochs"]):
        for a, b in zip(x.split(cfg["batch"]), y.split(cfg["batch"])):
            loss = nn.functional.mse_loss(model(a).squeeze(-1), b)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


if __name__ == "__main__":
    main()
