# expect: OA-RNG-17 at 28
"""Markov chain text generator."""
import random
from collections import defaultdict
from datetime import datetime as dt


def chain(words, order):
    table = defaultdict(list)
    for i in range(len(words) - order):
        table[tuple(words[i:i + order])].append(words[i + order])
    return table


def generate(table, length, order):
    state = random.choice(sorted(table))
    out = list(state)
    while len(out) < length and state in table:
        out.append(random.choice(table[state]))
        state = tuple(out[-order:])
    return " ".join(out)


def start(base):
    now = dt.now()
    seed = base + now.microsecond
    print(f"{now:%H:%M:%S} seed {seed}")
    random.seed(seed)
    return now


def main(path="sonnets.txt", order=2):
    begin = start(base=500)
    with open(path) as handle:
        table = chain(handle.read().split(), order)
    with open(f"poem-{begin:%Y%m%d}.txt", "w") as out:
        out.writelines(generate(table, 40, order) + "\n" for _ in range(10))


if __name__ == "__main__":
    main()
