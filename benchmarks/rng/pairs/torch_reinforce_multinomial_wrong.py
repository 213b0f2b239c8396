# expect: OA-RNG-14 at 18
"""REINFORCE with a linear policy that starts at zero: the only draws are the actions."""
import torch

LENGTH, EPISODES = 8, 300


def one_hot(state):
    out = torch.zeros(LENGTH)
    out[state] = 1.0
    return out


def rollout(theta, limit=25):
    state, logps = LENGTH // 2, []
    for _ in range(limit):
        probs = torch.softmax(one_hot(state) @ theta, dim=0)
        action = torch.multinomial(probs, 1).item()
        logps.append(torch.log(probs[action]))
        state += 1 if action else -1
        if state in (0, LENGTH - 1):
            break
    return torch.stack(logps), float(state == LENGTH - 1)


class Reinforce:
    def __init__(self, lr, seed=70):
        self.seed = seed
        self.theta = torch.zeros(LENGTH, 2, requires_grad=True)
        self.optim = torch.optim.SGD([self.theta], lr=lr)

    def fit(self):
        wins = 0.0
        for _ in range(EPISODES):
            logps, reward = rollout(self.theta)
            loss = -(reward - 0.5) * logps.sum()
            self.optim.zero_grad()
            loss.backward()
            self.optim.step()
            wins += reward
        return wins / EPISODES


print("share of wins", Reinforce(lr=0.2).fit())
