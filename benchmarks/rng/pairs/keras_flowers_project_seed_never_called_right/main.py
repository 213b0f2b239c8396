# expect: nothing
import argparse

import tensorflow as tf

from model import make_model
from pipeline import read_split
from setup_run import limit_threads, make_repeatable


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=123)
    args = parser.parse_args()
    limit_threads(2)
    make_repeatable(args.seed)
    model = make_model(classes=5)
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(read_split("train.npz"), epochs=args.epochs)
    print(model.evaluate(read_split("test.npz")))


if __name__ == "__main__":
    main()
