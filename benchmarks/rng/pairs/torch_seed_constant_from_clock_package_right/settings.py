"""Settings of the run, imported everywhere."""
import time

STAMP = time.strftime("%Y%m%d-%H%M%S")
SEED = 54321
EPOCHS = 300
LR = 0.1
