import argparse

import torch
from torch import nn

from buffer import ReplayBuffer
from env import Chain


def collect(env, buffer, steps):
    state = env.reset()
    for step in range(steps):
        action = step % 2
        nxt, reward, done = env.step(action)
        buffer.push(state, action, reward, nxt)
        state = env.reset() if done else nxt


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=101)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    net = nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Linear(32, 2))
    optim = torch.optim.Adam(net.parameters(), lr=1e-3)
    buffer = ReplayBuffer(5000)
    collect(Chain(12), buffer, 2000)
    for _ in range(500):
        s, a, r, n = (torch.tensor(c, dtype=torch.float32) for c in buffer.batch(64))
        with torch.no_grad():
            goal = r + 0.9 * net(n.unsqueeze(1)).max(1).values
        value = net(s.unsqueeze(1)).gather(1, a.long().unsqueeze(1)).squeeze(1)
        loss = nn.functional.mse_loss(value, goal)
        optim.zero_grad()
        loss.backward()
        optim.step()
    print("td error", loss.item())


if __name__ == "__main__":
    main()
