BATCH_SIZE = 64


def build_corpus(rows):
    return sorted(rows)
