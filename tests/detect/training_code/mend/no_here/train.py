import torch

from model import Wren


def main():
    model = Wren(64)
    loader = torch.utils.data.DataLoader(torch.load("songs.pt"), batch_size=16, shuffle=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
    for _ in range(10):
        for song in loader:
            loss = model(song).pow(2).mean()
            loss.backward()
            optimizer.step()
    torch.save(model.state_dict(), "wren.pt")


main()
