# expect: nothing
"""Train PPO on CartPole and report the mean return."""
import argparse

from stable_baselines3 import PPO
from stable_baselines3.common.env_util import make_vec_env
from stable_baselines3.common.evaluation import evaluate_policy


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--env", default="CartPole-v1")
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=26)
    return parser.parse_args()


def make_agent(env, args):
    return PPO("MlpPolicy", env, n_steps=256, batch_size=64, device="cpu", seed=args.seed)


def evaluate(path, args):
    """A loaded model is only run, greedily; it draws nothing."""
    agent = PPO.load(path, device="cpu")
    env = make_vec_env(args.env, n_envs=1, seed=args.seed)
    return evaluate_policy(agent, env, n_eval_episodes=20, deterministic=True)


def main():
    args = parse_args()
    env = make_vec_env(args.env, n_envs=4, seed=args.seed)
    agent = make_agent(env, args)
    agent.learn(total_timesteps=args.steps)
    agent.save("ppo_cartpole")
    mean, std = evaluate("ppo_cartpole", args)
    print(f"return {mean:.1f} +- {std:.1f}")


if __name__ == "__main__":
    main()
