# expect: nothing
import random
from collections import defaultdict


class Agent:
    """Q-learning; the agents share one stream, kept on the class."""

    actions = ("left", "right", "stay")
    rng = random.Random(77)

    def __init__(self, epsilon=0.1, alpha=0.5, gamma=0.95):
        self.epsilon, self.alpha, self.gamma = epsilon, alpha, gamma
        self.q = defaultdict(float)

    def act(self, state):
        if self.rng.random() < self.epsilon:
            return self.rng.choice(self.actions)
        return max(self.actions, key=lambda a: self.q[state, a])

    def learn(self, state, action, reward, nxt):
        best = max(self.q[nxt, a] for a in self.actions)
        error = reward + self.gamma * best - self.q[state, action]
        self.q[state, action] += self.alpha * error


def move(state, action, size=10):
    shift = {"left": -1, "right": 1, "stay": 0}[action]
    nxt = min(max(state + shift, 0), size - 1)
    return nxt, 1.0 if nxt == size - 1 else -0.01


agent = Agent()
for episode in range(500):
    state = 0
    for _ in range(30):
        action = agent.act(state)
        nxt, reward = move(state, action)
        agent.learn(state, action, reward, nxt)
        state = nxt
print("value of the start", max(agent.q[0, a] for a in Agent.actions))
