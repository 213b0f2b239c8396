# expect: OA-RNG-33 at 25
from dataclasses import asdict, dataclass

import gymnasium as gym
from stable_baselines3 import DQN
from stable_baselines3.common.evaluation import evaluate_policy
from stable_baselines3.common.monitor import Monitor


@dataclass
class Hyper:
    learning_rate: float = 6.3e-4
    batch_size: int = 128
    gamma: float = 0.99
    exploration_fraction: float = 0.12
    train_freq: int = 4


class Lander:
    seed = 62

    def __init__(self, hyper):
        self.env = Monitor(gym.make("LunarLander-v2"))
        self.env.reset(seed=self.seed)
        self.agent = DQN("MlpPolicy", self.env, policy_kwargs=dict(net_arch=[256, 256]), **asdict(hyper))

    def train(self, steps):
        self.agent.learn(steps)
        self.agent.save("dqn_lander")

    def play(self, episodes):
        env = Monitor(gym.make("LunarLander-v2"))
        env.reset(seed=self.seed)
        mean, _ = evaluate_policy(self.agent, env, n_eval_episodes=episodes, deterministic=True)
        return mean


if __name__ == "__main__":
    lander = Lander(Hyper())
    lander.train(100_000)
    print(lander.play(10))
