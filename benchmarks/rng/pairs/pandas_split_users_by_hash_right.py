# expect: nothing
"""Splits click logs into train and test by user."""
import argparse
import hashlib

import pandas as pd


def bucket(user_id: str, n_buckets: int = 100) -> int:
    return int(hashlib.md5(user_id.encode()).hexdigest(), 16) % n_buckets


def split(frame: pd.DataFrame, test_percent: int):
    in_test = frame["user_id"].map(bucket) < test_percent
    return frame[~in_test], frame[in_test]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("clicks")
    parser.add_argument("--test-percent", type=int, default=20)
    args = parser.parse_args()
    frame = pd.read_csv(args.clicks, dtype={"user_id": str})
    train, test = split(frame, args.test_percent)
    train.to_csv("train.csv", index=False)
    test.to_csv("test.csv", index=False)
    print(f"train {len(train)} test {len(test)}")


if __name__ == "__main__":
    main()
