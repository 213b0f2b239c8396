# expect: nothing
import functools

from stable_baselines3 import A2C, SAC, TD3
from stable_baselines3.common.env_util import make_vec_env
from stable_baselines3.common.evaluation import evaluate_policy

SEED = 58
STEPS = 20_000

make_env = functools.partial(make_vec_env, "Pendulum-v1", seed=SEED)


def agents():
    yield "sac", SAC("MlpPolicy", make_env(n_envs=1), seed=SEED, device="cpu")
    yield "td3", TD3("MlpPolicy", make_env(n_envs=1), seed=SEED, device="cpu")
    yield "a2c", A2C("MlpPolicy", make_env(n_envs=8), seed=SEED, device="cpu")


def score(agent, episodes=10):
    mean, std = evaluate_policy(agent, make_env(n_envs=1), n_eval_episodes=episodes, deterministic=True)
    return mean, std


def main():
    table = {}
    for name, agent in agents():
        agent.learn(total_timesteps=STEPS)
        table[name] = score(agent)
        agent.save(f"{name}_pendulum")
    for name, (mean, std) in sorted(table.items(), key=lambda row: -row[1][0]):
        print(f"{name:5s} {mean:8.1f} +- {std:.1f}")


if __name__ == "__main__":
    main()
