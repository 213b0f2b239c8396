# expect: OA-RNG-16 at 15
import secrets
import uuid

import numpy as np


class Server:
    def __init__(self, names, per_round, seed):
        self.names, self.per_round, self.seed = names, per_round, seed
        self.session = str(uuid.uuid4())  # only shown, never used
        print("session", self.session)

    def pick(self):
        return secrets.SystemRandom().sample(self.names, self.per_round)

    @staticmethod
    def average(updates):
        return np.mean(updates, axis=0)
