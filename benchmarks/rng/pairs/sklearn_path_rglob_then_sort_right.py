# expect: nothing
from pathlib import Path

import joblib
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier


def collect(root: Path):
    """(path, label) of all mails; the label is the name of the folder."""
    found = []
    for path in root.rglob("*.txt"):
        if path.stat().st_size > 0:
            found.append((path, path.parent.name))
    found.sort()
    return found


def batches(found, size):
    for start in range(0, len(found), size):
        part = found[start:start + size]
        yield [p.read_text(errors="replace") for p, _ in part], [label for _, label in part]


def main():
    root = Path("enron")
    vectorizer = HashingVectorizer(n_features=2 ** 18, alternate_sign=False)
    model = SGDClassifier(loss="log_loss", random_state=0, shuffle=False)
    found = collect(root)
    for texts, labels in batches(found, 500):
        model.partial_fit(vectorizer.transform(texts), labels, classes=["ham", "spam"])
    joblib.dump(model, "spam.joblib")
    print(f"{len(found)} mails from {sum(1 for d in root.iterdir() if d.is_dir())} folders")


if __name__ == "__main__":
    main()
