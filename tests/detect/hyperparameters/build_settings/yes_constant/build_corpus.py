MIN_LENGTH = 3
SIMILARITY_THRESHOLD = 0.8


def filter_short(rows):
    return [row for row in rows if len(row) > MIN_LENGTH]
