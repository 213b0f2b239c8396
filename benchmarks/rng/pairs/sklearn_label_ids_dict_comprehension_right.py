# expect: nothing
import csv

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB


def read(path):
    with open(path, newline="") as f:
        rows = [(row["title"], row["category"]) for row in csv.DictReader(f)]
    return [t for t, _ in rows], [c for _, c in rows]


def label_map(categories):
    return {c: i for i, c in enumerate(dict.fromkeys(categories))}


def evaluate(model, x, y):
    return float((model.predict(x) == y).mean())


def main():
    titles, categories = read("news.csv")
    ids = label_map(categories)
    y = np.array([ids[c] for c in categories])
    cut = int(0.8 * len(titles))
    vectorizer = TfidfVectorizer(min_df=3)
    x_train = vectorizer.fit_transform(titles[:cut])
    x_test = vectorizer.transform(titles[cut:])
    model = MultinomialNB().fit(x_train, y[:cut])
    print("classes", len(set(categories)), "accuracy", evaluate(model, x_test, y[cut:]))
    np.savez("nb.npz", log_prob=model.feature_log_prob_, classes=np.array(list(ids)))


if __name__ == "__main__":
    main()
