def normalise(text):
    return " ".join(text.split())


def deduplicate(documents):
    seen, kept = set(), []
    for text in map(normalise, documents):
        if len(text) > 20 and text not in seen:
            seen.add(text)
            kept.append(text)
    return kept


def lengths(documents):
    return {len(text) for text in documents}
