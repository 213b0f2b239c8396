# expect: OA-RNG-27 at 16
import lightgbm as lgb
import numpy as np

SEED = 61


class Ranker:
    def __init__(self, rounds=500):
        self.rounds = rounds
        self.booster = None

    def fit(self, x, y, group):
        data = lgb.Dataset(x, label=y, group=group)
        params = dict(objective="lambdarank", num_leaves=63, bagging_fraction=0.7, bagging_freq=1)
        self.booster = lgb.train(params, data, num_boost_round=self.rounds)
        return self

    def rank(self, x):
        return np.argsort(-self.booster.predict(x), kind="stable")


def read(path):
    blob = np.load(path)
    return blob["x"], blob["y"], blob["group"]


def mean_reciprocal_rank(ranker, x, y, group):
    total, start = 0.0, 0
    for size in group:
        order = ranker.rank(x[start:start + size])
        first = int(np.flatnonzero(y[start:start + size][order] > 0)[0])
        total += 1.0 / (first + 1)
        start += size
    return total / len(group)


if __name__ == "__main__":
    ranker = Ranker().fit(*read("rank_train.npz"))
    print("mrr", mean_reciprocal_rank(ranker, *read("rank_test.npz")))
    ranker.booster.save_model("ranker.txt")
