import torch

from sampling import anchor_indices, augment, projection


def info_nce(za, zb, temperature=0.2):
    logits = za @ zb.T / temperature
    target = torch.arange(len(za))
    return torch.nn.functional.cross_entropy(logits, target)


def main():
    gen = torch.Generator()
    gen.manual_seed(88)
    data = torch.load("signals.pt")
    weight = projection(data.shape[1], 32, gen).requires_grad_()
    optim = torch.optim.Adam([weight], lr=1e-3)
    for step in range(200):
        batch = data[anchor_indices(len(data), 64, gen)]
        loss = info_nce(augment(batch, gen) @ weight, augment(batch, gen) @ weight)
        optim.zero_grad()
        loss.backward()
        optim.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
