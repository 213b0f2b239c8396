import torch


def main():
    generator = torch.Generator().manual_seed(3)
    weights = torch.randn(4, 4, generator=generator)
    bias = torch.randn(4)
    print(weights, bias)


main()
