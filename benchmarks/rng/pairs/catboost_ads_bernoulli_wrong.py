# expect: OA-RNG-27 at 33
"""Click prediction with CatBoost."""
import json

import pandas as pd
from catboost import CatBoostClassifier, Pool

CATEGORIES = ["site", "device", "hour"]


def read_config(path="ads.json"):
    config = {"iterations": 800, "depth": 6, "seed": 15}
    try:
        with open(path) as handle:
            config.update(json.load(handle))
    except FileNotFoundError:
        print("using the built-in configuration")
    return config


def pools(path):
    frame = pd.read_csv(path).sort_values("time", kind="stable")
    y = frame.pop("click")
    cut = int(0.9 * len(frame))
    return (Pool(frame.iloc[:cut], y.iloc[:cut], cat_features=CATEGORIES),
            Pool(frame.iloc[cut:], y.iloc[cut:], cat_features=CATEGORIES))


def main():
    config = read_config()
    train, valid = pools("ads.csv")
    sampling = dict(bootstrap_type="Bernoulli", subsample=0.7, thread_count=4)
    model = CatBoostClassifier(iterations=config["iterations"], depth=config["depth"], **sampling)
    model.fit(train, eval_set=valid, verbose=100)
    model.save_model("ads.cbm")
    print(model.get_best_score())


if __name__ == "__main__":
    main()
