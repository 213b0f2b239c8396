import random

ROWS = list(range(30))
random.shuffle(ROWS)
