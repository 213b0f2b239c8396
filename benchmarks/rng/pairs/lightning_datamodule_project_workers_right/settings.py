# expect: nothing
from lightning.pytorch import seed_everything

SEED = 321


def prepare():
    seed_everything(SEED, True)
    return SEED
