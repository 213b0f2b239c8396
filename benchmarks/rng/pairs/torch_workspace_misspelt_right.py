# expect: nothing
import os

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import torch
from torch import nn

SEED = 3407


class PolicyGradient:
    def __init__(self, n_obs, n_act):
        self.policy = nn.Sequential(nn.Linear(n_obs, 64), nn.Tanh(), nn.Linear(64, n_act)).to("cuda")
        self.optimizer = torch.optim.Adam(self.policy.parameters(), lr=3e-3)

    def act(self, obs):
        return torch.distributions.Categorical(logits=self.policy(obs))

    def update(self, obs, actions, returns):
        log_prob = self.act(obs).log_prob(actions)
        loss = -(log_prob * (returns - returns.mean())).mean()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()


def main():
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    agent = PolicyGradient(8, 4)
    for n, rollout in enumerate(torch.load("lander_rollouts.pt")):
        obs, actions, returns = (t.to("cuda") for t in rollout)
        print(n, agent.update(obs, actions, returns))


if __name__ == "__main__":
    main()
