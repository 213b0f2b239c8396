# expect: nothing
import argparse
import csv
import random

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB


def read(path):
    with open(path, newline="") as handle:
        return list(csv.DictReader(handle))


def shuffled(rows, seed):
    rows = list(rows)
    random.Random(seed).shuffle(rows)
    return rows


def vectorise(rows, vectors=None):
    texts = [row["text"] for row in rows]
    if vectors is None:
        vectors = TfidfVectorizer(sublinear_tf=True).fit(texts)
    return vectors, vectors.transform(texts)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("--seed", type=int, default=26)
    args = parser.parse_args()
    rows = shuffled(read(args.table), args.seed)
    cut = int(0.8 * len(rows))
    vectors, train = vectorise(rows[:cut])
    _, test = vectorise(rows[cut:], vectors)
    model = MultinomialNB().fit(train, [row["label"] for row in rows[:cut]])
    print("accuracy", model.score(test, [row["label"] for row in rows[cut:]]))


if __name__ == "__main__":
    main()
