import torch


def main():
    torch.set_float32_matmul_precision("highest")
    torch.backends.cuda.matmul.allow_bf16_reduced_precision_reduction = False
    torch.manual_seed(1)
    print(torch.randn(4, 4) @ torch.randn(4, 4))


main()
