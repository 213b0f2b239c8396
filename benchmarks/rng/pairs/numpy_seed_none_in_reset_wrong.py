# expect: OA-RNG-19 at 13
import numpy as np


class MountainCar:
    """A small environment; reset seeds NumPy."""

    def __init__(self, seed):
        self._seed = seed
        self.seed()

    def seed(self):
        np.random.seed(None)

    def reset(self):
        self.pos, self.vel = np.random.uniform(-0.6, -0.4), 0.0
        return self.pos, self.vel

    def step(self, action):
        self.vel = np.clip(self.vel + 0.001 * action - 0.0025 * np.cos(3 * self.pos), -0.07, 0.07)
        self.pos = np.clip(self.pos + self.vel, -1.2, 0.6)
        return (self.pos, self.vel), -1.0, self.pos >= 0.5


def rollout(env, theta, limit=200):
    (pos, vel), total = env.reset(), 0.0
    for _ in range(limit):
        action = np.sign(theta @ np.array([pos, 10 * vel, 1.0]))
        (pos, vel), reward, done = env.step(action)
        total += reward
        if done:
            break
    return total


def search(env, trials=200):
    thetas = np.random.normal(size=(trials, 3))
    return max((rollout(env, theta), i) for i, theta in enumerate(thetas))


print("best return and trial", search(MountainCar(seed=115)))
