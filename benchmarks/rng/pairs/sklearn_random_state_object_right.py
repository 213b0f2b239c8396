# expect: nothing
"""Repeated hold-out with one RandomState for all estimators."""
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

SEED = 1001
REPEATS = 5


def evaluate(x, y, state):
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.25, random_state=state)
    forest = RandomForestClassifier(n_estimators=200, random_state=state)
    forest.fit(x_train, y_train)
    return f1_score(y_test, forest.predict(x_test), average="macro")


def main():
    blob = np.load("cells.npz")
    state = np.random.RandomState(SEED)
    scores = [evaluate(blob["x"], blob["y"], state) for _ in range(REPEATS)]
    print(f"macro F1 {np.mean(scores):.3f} +- {np.std(scores):.3f}")


if __name__ == "__main__":
    main()
