# expect: nothing
"""Bag of words with word dropout as augmentation."""
import csv
import random as rnd

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import SGDClassifier

SEED = 23


def read(path):
    with open(path, newline="") as handle:
        return [(row["text"], row["label"]) for row in csv.DictReader(handle)]


def drop_words(text, rate):
    kept = [word for word in text.split() if rnd.random() >= rate]
    return " ".join(kept)


def augmented(rows, copies=3, rate=0.15):
    texts, labels = [], []
    for text, label in rows:
        texts.extend(drop_words(text, rate) for _ in range(copies))
        labels.extend([label] * copies)
    return texts, labels


def main():
    rnd.seed(SEED)
    texts, labels = augmented(read("reviews.csv"))
    vectors = CountVectorizer(min_df=2)
    model = SGDClassifier(loss="log_loss", random_state=SEED)
    model.fit(vectors.fit_transform(texts), labels)
    held_texts, held_labels = zip(*read("reviews_test.csv"))
    print("classes", sorted(set(labels)))
    print("accuracy", model.score(vectors.transform(held_texts), held_labels))


if __name__ == "__main__":
    main()
