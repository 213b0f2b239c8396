# expect: nothing
import random

import click


class Ngram:
    def __init__(self, n):
        self.n, self.counts = n, {}

    def fit(self, lines):
        for line in lines:
            padded = "^" * self.n + line.strip() + "$"
            for i in range(len(padded) - self.n):
                nxt = self.counts.setdefault(padded[i:i + self.n], {})
                nxt[padded[i + self.n]] = nxt.get(padded[i + self.n], 0) + 1
        return self

    def name(self):
        state, out = "^" * self.n, ""
        while not out.endswith("$"):
            options = self.counts[state]
            out += random.choices(list(options), weights=list(options.values()))[0]
            state = (state + out[-1])[-self.n:]
        return out[:-1]


@click.command()
@click.argument("names", type=click.File())
@click.option("--count", type=int, default=10)
@click.option("--seed", type=int, default=7777, show_default=True)
def main(names, count, seed):
    random.seed(seed)
    lines = names.readlines()
    train = random.sample(lines, int(0.9 * len(lines)))
    model = Ngram(3).fit(train)
    for _ in range(count):
        click.echo(model.name())


if __name__ == "__main__":
    main()
