# expect: OA-RNG-26 at 27
import numpy as np
import pandas as pd
from scipy.stats import loguniform
from sklearn.linear_model import SGDRegressor
from sklearn.model_selection import RandomizedSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

CONFIG = {"seed": 88, "n_iter": 30, "cv": 5}


def set_seeds(seed):
    np.random.seed(seed)


def split_in_time(frame, share=0.8):
    frame = frame.sort_values("date")
    cut = int(len(frame) * share)
    return frame.iloc[:cut], frame.iloc[cut:]


def tune(train, target, cfg):
    x, y = train.drop(columns=[target, "date"]), train[target]
    model = make_pipeline(StandardScaler(), SGDRegressor(random_state=cfg["seed"]))
    space = {"sgdregressor__alpha": loguniform(1e-6, 1e-1), "sgdregressor__eta0": loguniform(1e-4, 1e-1)}
    search = RandomizedSearchCV(model, space, n_iter=cfg["n_iter"], cv=cfg["cv"])
    return search.fit(x, y)


def main(cfg):
    set_seeds(cfg["seed"])
    train, test = split_in_time(pd.read_csv("rentals.csv"))
    search = tune(train, "count", cfg)
    print(search.best_params_)
    print("r2", search.score(test.drop(columns=["count", "date"]), test["count"]))


main(CONFIG)
