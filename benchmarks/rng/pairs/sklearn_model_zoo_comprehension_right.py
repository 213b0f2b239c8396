# expect: nothing
import numpy as np
from sklearn.ensemble import ExtraTreesClassifier, GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier

SEED = 314

DRAWING = {"extra": ExtraTreesClassifier, "boost": GradientBoostingClassifier}
FIXED = {"bayes": GaussianNB, "knn": KNeighborsClassifier}


def zoo():
    models = {name: cls() for name, cls in FIXED.items()}
    models.update({name: cls(random_state=SEED) for name, cls in DRAWING.items()})
    models["saga"] = LogisticRegression(solver="saga", max_iter=500, random_state=SEED)
    models["lbfgs"] = LogisticRegression(max_iter=500)
    return models


def compare(x, y):
    cv = StratifiedKFold(n_splits=5)
    table = []
    for name, model in zoo().items():
        out = cross_validate(model, x, y, cv=cv, scoring="accuracy")
        table.append((out["test_score"].mean(), name))
    return sorted(table, reverse=True)


def main():
    blob = np.load("sensors.npz")
    print("classes", sorted(set(blob["y"].tolist())))
    for score, name in compare(blob["x"], blob["y"]):
        print(f"{name:10s} {score:.3f}")


if __name__ == "__main__":
    main()
