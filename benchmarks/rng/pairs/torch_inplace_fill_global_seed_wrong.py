# expect: OA-RNG-10 at 12
"""Random features for kernel regression; in-place draws."""
import torch


def random_features(dim, count, gen):
    freq = torch.empty(dim, count)
    freq.normal_(0.0, 1.0, generator=gen)

    def phases():
        out = torch.empty(count)
        out.uniform_(0.0, 6.2832)
        return out

    return freq, phases()


def featurise(x, freq, phase):
    return torch.cos(x @ freq + phase) * (2.0 / freq.shape[1]) ** 0.5


def ridge(phi, y, lam):
    gram = phi.T @ phi + lam * torch.eye(phi.shape[1])
    return torch.linalg.solve(gram, phi.T @ y)


def main(seed=12):
    blob = torch.load("airfoil.pt")
    gen = torch.Generator().manual_seed(seed)
    perm = torch.randperm(len(blob["x"]), generator=gen)
    x, y = blob["x"][perm], blob["y"][perm]
    freq, phase = random_features(x.shape[1], 512, gen)
    coef = ridge(featurise(x[:1000], freq, phase), y[:1000], 1e-3)
    err = featurise(x[1000:], freq, phase) @ coef - y[1000:]
    print("rmse", err.square().mean().sqrt().item())


if __name__ == "__main__":
    main()
