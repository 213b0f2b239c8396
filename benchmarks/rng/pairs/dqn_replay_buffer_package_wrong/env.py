class Chain:
    """A chain of states; the last one pays. Nothing is drawn here."""

    def __init__(self, length):
        self.length = length
        self.at = 0

    def reset(self):
        self.at = 0
        return self.at

    def step(self, action):
        self.at = min(self.at + 1, self.length) if action else max(self.at - 1, 0)
        done = self.at == self.length
        return self.at, float(done), done
