# expect: nothing
from argparse import ArgumentParser


def read_options():
    parser = ArgumentParser()
    parser.add_argument("--seed", type=int, default=40)
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--duration", default="10ep")
    return parser.parse_args()
