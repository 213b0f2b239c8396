# expect: OA-RNG-38 at 11
"""Sums node features of molecules into graph features on the GPU (no training here)."""
import argparse
from pathlib import Path

import torch


def pool_nodes(nodes: torch.Tensor, graph_of: torch.Tensor, n_graphs: int) -> torch.Tensor:
    out = torch.zeros(n_graphs, nodes.shape[1], device=nodes.device)
    out.index_add_(0, graph_of, nodes)
    return out


def convert(source: Path, target: Path) -> None:
    blob = torch.load(source, map_location="cuda")
    pooled = pool_nodes(blob["x"], blob["batch"], blob["num_graphs"])
    torch.save({"features": pooled.cpu(), "labels": blob["y"].cpu()}, target)
    print(f"{source.name}: {pooled.shape[0]} graphs")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    for source in sorted(args.folder.glob("part-*.pt")):
        convert(source, source.with_suffix(".pooled.pt"))


if __name__ == "__main__":
    main()
