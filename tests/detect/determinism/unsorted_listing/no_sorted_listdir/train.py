import os
import random

random.seed(3)
names = sorted(name for name in os.listdir("data") if name.endswith(".txt"))
random.shuffle(names)
train, held = names[:-2], names[-2:]
print(len(train), held)
