import random

import yaml

with open("config.yaml") as file:
    config = yaml.safe_load(file)
random.seed(config["seed"])
split = random.Random(0)
rows = list(range(10))
split.shuffle(rows)
print(random.choice(rows))
