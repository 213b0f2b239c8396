import random

import gymnasium as gym

random.seed(0)
env = gym.make("CartPole-v1")
for episode in range(3):
    state, _ = env.reset()
    done = False
    while not done:
        state, reward, done, cut, _ = env.step(random.randint(0, 1))
