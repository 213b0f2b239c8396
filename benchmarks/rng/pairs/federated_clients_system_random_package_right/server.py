import random
import uuid

import numpy as np


class Server:
    def __init__(self, names, per_round, seed):
        self.names, self.per_round, self.seed = names, per_round, seed
        self.session = str(uuid.uuid4())  # only shown, never used
        self.rng = random.Random(seed)
        print("session", self.session)

    def pick(self):
        return self.rng.sample(self.names, self.per_round)

    @staticmethod
    def average(updates):
        return np.mean(updates, axis=0)
