import random

import gymnasium as gym

random.seed(0)
env = gym.make("CartPole-v1")
state, _ = env.reset(seed=0)
for episode in range(3):
    done = False
    while not done:
        state, reward, done, cut, _ = env.step(random.randint(0, 1))
    state, _ = env.reset()
