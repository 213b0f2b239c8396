# expect: nothing
import dataclasses as dc

import jax
import jax.numpy as jnp


@dc.dataclass
class Agent:
    seed: int = 16
    arms: int = 8
    epsilon: float = 0.1

    def __post_init__(self):
        self.key = jax.random.PRNGKey(self.seed)
        self.value = jnp.zeros(self.arms)
        self.count = jnp.zeros(self.arms)

    def next_key(self):
        self.key, sub = jax.random.split(self.key)
        return sub

    def act(self):
        coin_key = self.next_key()
        if float(jax.random.uniform(coin_key)) < self.epsilon:
            return int(jax.random.randint(self.next_key(), (), 0, self.arms))
        return int(jnp.argmax(self.value))

    def learn(self, arm, reward):
        self.count = self.count.at[arm].add(1)
        self.value = self.value.at[arm].add((reward - self.value[arm]) / self.count[arm])


def main(rounds=1000):
    agent = Agent()
    means = jnp.linspace(-1.0, 1.0, agent.arms)
    total = 0.0
    for _ in range(rounds):
        arm = agent.act()
        reward = float(means[arm] + 0.5 * jax.random.normal(agent.next_key()))
        agent.learn(arm, reward)
        total += reward
    print("mean reward", total / rounds)


main()
