import csv


def load_songs(path):
    with open(path) as file:
        return list(csv.DictReader(file))
