"""Settings of the run, imported everywhere."""
import time

STAMP = time.strftime("%Y%m%d-%H%M%S")
SEED = int(time.time() * 1000) % 100000
EPOCHS = 300
LR = 0.1
