# expect: nothing
import argparse

import pandas as pd
import xgboost as xgb
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="credit.csv")
    parser.add_argument("--seed", type=int, default=29)
    parser.add_argument("--rounds", type=int, default=400)
    return parser.parse_args()


def load(path, seed):
    frame = pd.read_csv(path)
    y = frame.pop("default")
    return train_test_split(frame, y, test_size=0.2, stratify=y, random_state=seed)


def build(args):
    return xgb.XGBClassifier(n_estimators=args.rounds, subsample=0.8, colsample_bytree=0.6, n_jobs=4,
                             random_state=args.seed)


def importance(model, names):
    return sorted(zip(model.feature_importances_, names), reverse=True)[:10]


def main():
    args = parse_args()
    x_train, x_test, y_train, y_test = load(args.data, args.seed)
    model = build(args).fit(x_train, y_train)
    print("auc", roc_auc_score(y_test, model.predict_proba(x_test)[:, 1]))
    for weight, name in importance(model, x_train.columns):
        print(name, weight)


if __name__ == "__main__":
    main()
