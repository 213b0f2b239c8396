# expect: nothing
"""Cross-validated ridge regression on the diabetes data."""
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, cross_val_score


def folds(k=10, seed=5):
    return KFold(n_splits=k, shuffle=True, random_state=seed)


def plain_folds(k=10):
    return KFold(n_splits=k)


def rmse(model, x, y, cv):
    scores = cross_val_score(model, x, y, cv=cv, scoring="neg_root_mean_squared_error")
    return -scores.mean()


def search(x, y, alphas):
    cv = folds()
    results = {alpha: rmse(Ridge(alpha=alpha), x, y, cv) for alpha in alphas}
    best = min(results, key=results.get)
    return best, results[best]


def main():
    x, y = load_diabetes(return_X_y=True)
    alpha, score = search(x, y, np.logspace(-3, 2, 12))
    print(f"alpha={alpha:.4f} rmse={score:.2f}")
    print("by position", rmse(Ridge(alpha=alpha), x, y, plain_folds()))
    print("five folds", rmse(Ridge(alpha=alpha), x, y, 5))


if __name__ == "__main__":
    main()
