import random
from collections import deque


class ReplayBuffer:
    def __init__(self, capacity, seed):
        self.memory = deque(maxlen=capacity)
        self.rng = random.Random(seed)

    def __len__(self):
        return len(self.memory)

    def push(self, *transition):
        self.memory.append(transition)

    def batch(self, size):
        picked = self.rng.sample(list(self.memory), size)
        return list(zip(*picked))
