# expect: OA-RNG-32 at 8
from lightning.pytorch import seed_everything

SEED = 321


def prepare():
    seed_everything(SEED)
    return SEED
