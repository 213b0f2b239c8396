import csv


def filter_short(rows):
    return [row for row in rows if len(row["song"]) > 3]


def build_corpus(path):
    with open(path) as file:
        return filter_short(csv.DictReader(file))
