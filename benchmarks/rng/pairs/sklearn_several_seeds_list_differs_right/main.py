# expect: nothing
import argparse

import numpy as np
import yaml
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def run(x, y, seed, settings):
    parts = train_test_split(x, y, test_size=settings["test_size"], random_state=seed, stratify=y)
    x_train, x_test, y_train, y_test = parts
    model = RandomForestClassifier(n_estimators=settings["trees"], random_state=seed)
    return model.fit(x_train, y_train).score(x_test, y_test)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    args = parser.parse_args()
    with open("config.yaml") as f:
        settings = yaml.safe_load(f)
    blob = np.load("churn.npz")
    scores = [run(blob["x"], blob["y"], seed, settings) for seed in args.seeds]
    for seed, score in zip(args.seeds, scores):
        print(f"seed {seed}: {score:.4f}")
    print(f"mean {np.mean(scores):.4f} +- {np.std(scores):.4f}")


if __name__ == "__main__":
    main()
