# expect: nothing
import argparse
import time

import xgboost as xgb

from params import tree_params
from table import matrices


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=250)
    parser.add_argument("--table", default="demand.csv")
    args = parser.parse_args()
    start = time.perf_counter()
    dtrain, dvalid = matrices(args.table)
    booster = xgb.train(tree_params(seed=23), dtrain, num_boost_round=args.rounds, evals=[(dvalid, "valid")])
    print(f"took {time.perf_counter() - start:.1f} s")
    booster.save_model("demand.json")


if __name__ == "__main__":
    main()
