def build_corpus(rows):
    return sorted(rows)
