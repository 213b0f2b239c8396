# expect: nothing
"""Churn model on a shuffled table. DataFrame.sample draws from NumPy's global state."""
import argparse
import random

import pandas as pd
from sklearn.linear_model import LogisticRegression


def load(path):
    frame = pd.read_csv(path)
    return frame.dropna().reset_index(drop=True)


def split(frame, share, seed):
    frame = frame.sample(frac=1.0, random_state=seed)
    cut = int(share * len(frame))
    return frame.iloc[:cut], frame.iloc[cut:]


def pick_columns(frame, count):
    names = sorted(set(frame.columns) - {"churn"})
    return random.sample(names, min(count, len(names)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("--columns", type=int, default=20)
    parser.add_argument("--seed", type=int, default=48)
    args = parser.parse_args()
    random.seed(args.seed)
    frame = load(args.table)
    columns = pick_columns(frame, args.columns)
    train, test = split(frame, 0.75, args.seed)
    model = LogisticRegression(max_iter=500, random_state=args.seed)
    model.fit(train[columns], train["churn"])
    print("accuracy", model.score(test[columns], test["churn"]))


if __name__ == "__main__":
    main()
