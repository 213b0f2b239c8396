# expect: nothing
import torch

from model import VAE
from repro import prepare


def train(model, data, epochs, lr=1e-3):
    optim = torch.optim.Adam(model.parameters(), lr=lr)
    for epoch in range(epochs):
        for batch in data.split(64):
            loss = model.loss(batch)
            optim.zero_grad()
            loss.backward()
            optim.step()
        print("epoch", epoch, "elbo", -loss.item())


def main():
    prepare(seed=58)
    data = torch.load("faces.pt")
    train(VAE(data.shape[1]), data, epochs=10)


if __name__ == "__main__":
    main()
