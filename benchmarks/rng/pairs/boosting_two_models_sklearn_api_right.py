# expect: nothing
from functools import partial

import numpy as np
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error
from xgboost import XGBRegressor

SEED = 50

# every row and every column in every tree: there is nothing to seed
exact_tree = partial(XGBRegressor, n_estimators=200, max_depth=5, tree_method="exact", n_jobs=2)


def light(leaves):
    return LGBMRegressor(n_estimators=300, num_leaves=leaves, subsample=0.8, subsample_freq=1,
                         random_state=SEED, deterministic=True, force_col_wise=True, n_jobs=2)


def halves(path):
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    even, odd = table[::2], table[1::2]
    return even[:, :-1], even[:, -1], odd[:, :-1], odd[:, -1]


def evaluate(models, x, y, x_test, y_test):
    predictions = []
    for name, model in models:
        predictions.append(model.fit(x, y).predict(x_test))
        print(name, mean_absolute_error(y_test, predictions[-1]))
    return np.mean(predictions, axis=0)


def main():
    x, y, x_test, y_test = halves("energy.csv")
    models = [("exact", exact_tree()), ("light", light(31))]
    blend = evaluate(models, x, y, x_test, y_test)
    print("blend", mean_absolute_error(y_test, blend))


main()
