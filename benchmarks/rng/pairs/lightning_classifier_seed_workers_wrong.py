# expect: OA-RNG-32 at 33
import lightning as L
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

SEED = 18


class Classifier(L.LightningModule):
    def __init__(self, n_in, n_out, lr=1e-3):
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.Sequential(nn.Linear(n_in, 64), nn.ReLU(), nn.Linear(64, n_out))

    def training_step(self, batch, batch_idx):
        x, y = batch
        loss = nn.functional.cross_entropy(self.net(x), y)
        self.log("loss", loss)
        return loss

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.hparams.lr)


def loader(path):
    data = TensorDataset(*torch.load(path))
    gen = torch.Generator().manual_seed(SEED)
    return DataLoader(data, batch_size=64, shuffle=True, num_workers=2, generator=gen)


def main():
    L.seed_everything(SEED)
    model = Classifier(20, 4)
    trainer = L.Trainer(max_epochs=5, accelerator="cpu", deterministic=True)
    trainer.fit(model, loader("train.pt"))


if __name__ == "__main__":
    main()
