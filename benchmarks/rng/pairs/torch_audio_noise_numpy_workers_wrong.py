# expect: OA-RNG-21 at 29
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

SEED = 11
WORKERS = 4


class Keywords(Dataset):
    def __init__(self, path, snr=0.05):
        blob = np.load(path)
        self.wave, self.label = blob["wave"].astype(np.float32), blob["label"]
        self.snr = snr

    def __len__(self):
        return len(self.wave)

    def __getitem__(self, idx):
        noise = np.random.randn(self.wave.shape[1]).astype(np.float32)
        return torch.from_numpy(self.wave[idx] + self.snr * noise), int(self.label[idx])


def main():
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    gen = torch.Generator().manual_seed(SEED)
    loader = DataLoader(Keywords("keywords.npz"), batch_size=32, shuffle=True, num_workers=WORKERS, generator=gen)
    model = nn.Sequential(nn.Linear(16000, 64), nn.ReLU(), nn.Linear(64, 12))
    opt = torch.optim.Adam(model.parameters())
    for x, y in loader:
        opt.zero_grad()
        nn.functional.cross_entropy(model(x), y).backward()
        opt.step()


if __name__ == "__main__":
    main()
