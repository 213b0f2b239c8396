# expect: OA-RNG-39 at 9
import torch
import triton
import triton.language as tl

CONFIGS = [triton.Config({"BLOCK": size}, num_warps=warps) for size in (256, 512, 1024) for warps in (4, 8)]


@triton.autotune(configs=CONFIGS, key=["n"])
@triton.jit
def row_sum_kernel(x_ptr, out_ptr, n, BLOCK: tl.constexpr):
    row = tl.program_id(0)
    acc = 0.0
    for start in range(0, n, BLOCK):
        cols = start + tl.arange(0, BLOCK)
        acc += tl.sum(tl.load(x_ptr + row * n + cols, mask=cols < n, other=0.0))
    tl.store(out_ptr + row, acc)


def row_sum(x: torch.Tensor) -> torch.Tensor:
    out = torch.empty(x.shape[0], device=x.device, dtype=x.dtype)
    row_sum_kernel[(x.shape[0],)](x, out, x.shape[1])
    return out


def normalise(matrix: torch.Tensor) -> torch.Tensor:
    return matrix / row_sum(matrix)[:, None]


def main():
    counts = torch.load("cooccurrence.pt", map_location="cuda")
    torch.save(normalise(counts).cpu(), "transition.pt")


if __name__ == "__main__":
    main()
