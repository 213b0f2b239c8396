# expect: OA-RNG-38 at 23
from __future__ import annotations

import sys

import torch


class Voxeliser:
    """Turns lidar sweeps into intensity grids that the detector is trained on later."""

    def __init__(self, size=(200, 200, 16), cell=0.4, device="cuda"):
        self.size = torch.tensor(size, device=device)
        self.shape = tuple(size)
        self.cell = cell
        self.device = device

    def __call__(self, sweep: torch.Tensor) -> torch.Tensor:
        points = sweep.to(self.device)
        index = (points[:, :3] / self.cell).long() + self.size // 2
        inside = ((index >= 0) & (index < self.size)).all(dim=1)
        grid = torch.zeros(self.shape, device=self.device)
        grid.index_put_(tuple(index[inside].t()), points[inside, 3], accumulate=True)
        return grid


def main(source: str, target: str) -> None:
    voxelise = Voxeliser()
    grids = [voxelise(sweep).cpu() for sweep in torch.load(source)]
    torch.save(torch.stack(grids), target)
    print("wrote", len(grids), "grids")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
