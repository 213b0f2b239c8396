# expect: OA-RNG-11 at 17
import random
from collections import deque


class ReplayBuffer:
    def __init__(self, capacity):
        self.memory = deque(maxlen=capacity)

    def __len__(self):
        return len(self.memory)

    def push(self, *transition):
        self.memory.append(transition)

    def batch(self, size):
        picked = random.sample(list(self.memory), size)
        return list(zip(*picked))
