# expect: nothing
from lightning.pytorch import Trainer

from data import TilesData
from net import Segmenter
from settings import prepare


def main():
    seed = prepare()
    data = TilesData("tiles.pt", seed)
    trainer = Trainer(max_epochs=20, accelerator="cpu", deterministic=True, log_every_n_steps=10)
    trainer.fit(Segmenter(), datamodule=data)


if __name__ == "__main__":
    main()
