# expect: nothing
import logging
import time

import numpy as np
import numpy.random as npr

log = logging.getLogger("bandit")


class EpsilonGreedy:
    def __init__(self, arms, epsilon):
        self.epsilon = epsilon
        self.counts = np.zeros(arms)
        self.values = np.zeros(arms)

    def pull(self):
        explore = npr.random() < self.epsilon
        return int(np.argmin(self.counts) if explore else np.argmax(self.values))

    def update(self, arm, reward):
        self.counts[arm] += 1
        self.values[arm] += (reward - self.values[arm]) / self.counts[arm]


def replay(policy, rewards):
    total = 0.0
    for row in rewards:
        arm = policy.pull()
        policy.update(arm, row[arm])
        total += row[arm]
    return total


def main():
    name = time.strftime("bandit-%Y%m%d-%H%M%S.log")  # only the name of the log
    logging.basicConfig(filename=name, level=logging.INFO)
    npr.seed(64)
    rewards = np.load("clicks.npy")
    log.info("total reward %.2f", replay(EpsilonGreedy(rewards.shape[1], 0.1), rewards))


main()
