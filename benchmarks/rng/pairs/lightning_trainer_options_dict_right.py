# expect: nothing
"""Matrix factorisation for ratings; options of the trainer come from a dictionary."""
import lightning.pytorch as lp
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

SEED = 47
TRAINER = {"max_epochs": 8, "accelerator": "cpu", "enable_progress_bar": False, "deterministic": True}


class Factors(lp.LightningModule):
    def __init__(self, users, items, dim=32):
        super().__init__()
        self.users = nn.Embedding(users, dim)
        self.items = nn.Embedding(items, dim)

    def training_step(self, batch, _):
        user, item, rating = batch
        guess = (self.users(user) * self.items(item)).sum(-1)
        return nn.functional.mse_loss(guess, rating)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=5e-3)


def ratings(path):
    blob = torch.load(path)
    return TensorDataset(blob["user"], blob["item"], blob["rating"])


def main():
    lp.seed_everything(SEED)  # the loader below has no workers
    gen = torch.Generator().manual_seed(SEED)
    loader = DataLoader(ratings("ratings.pt"), batch_size=1024, shuffle=True, generator=gen)
    model = Factors(6040, 3952)
    trainer = lp.Trainer(**TRAINER)
    trainer.fit(model, loader)
    torch.save(model.state_dict(), "factors.pt")


if __name__ == "__main__":
    main()
