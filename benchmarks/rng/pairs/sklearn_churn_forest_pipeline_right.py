# expect: nothing
import argparse

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


class ChurnModel:
    numeric = ["tenure", "charges"]
    categorical = ["contract", "payment"]

    def __init__(self, trees, seed):
        self.trees, self.seed = trees, seed

    def build(self):
        columns = ColumnTransformer([
            ("num", StandardScaler(), self.numeric),
            ("cat", OneHotEncoder(handle_unknown="ignore"), self.categorical),
        ])
        forest = RandomForestClassifier(n_estimators=self.trees, min_samples_leaf=5, random_state=self.seed)
        return Pipeline([("columns", columns), ("forest", forest)])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--csv", default="churn.csv")
    parser.add_argument("--trees", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    frame = pd.read_csv(args.csv)
    train, test = train_test_split(frame, test_size=0.2, stratify=frame["churn"], random_state=args.seed)
    model = ChurnModel(args.trees, args.seed).build().fit(train, train["churn"])
    print("auc", roc_auc_score(test["churn"], model.predict_proba(test)[:, 1]))


if __name__ == "__main__":
    main()
