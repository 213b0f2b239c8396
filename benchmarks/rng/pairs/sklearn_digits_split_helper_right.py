# expect: nothing
from functools import partial

import numpy as np
from sklearn import datasets
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

SEED = 27
split = partial(train_test_split, test_size=0.25, random_state=SEED)


def load():
    digits = datasets.load_digits()
    x = digits.data.astype(np.float32) / 16.0
    return x, digits.target


def three_way(x, y):
    x_fit, x_test, y_fit, y_test = split(x, y)
    # the validation part is simply the end of the rest
    x_tr, x_va, y_tr, y_va = train_test_split(x_fit, y_fit, test_size=0.2, shuffle=False)
    return (x_tr, y_tr), (x_va, y_va), (x_test, y_test)


def candidates():
    yield "svc", SVC(C=5.0, gamma="scale")
    yield "logreg", LogisticRegression(max_iter=2000)


def main():
    train, valid, test = three_way(*load())
    best, best_score = None, -1.0
    for name, clf in candidates():
        score = clf.fit(*train).score(*valid)
        print(f"{name}: {score:.3f}")
        if score > best_score:
            best, best_score = clf, score
    print("test", best.score(*test))


if __name__ == "__main__":
    main()
