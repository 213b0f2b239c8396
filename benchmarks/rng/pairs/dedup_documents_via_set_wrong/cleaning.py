# expect: OA-RNG-42 at 7
def normalise(text):
    return " ".join(text.split())


def deduplicate(documents):
    return [text for text in {normalise(d) for d in documents} if len(text) > 20]


def lengths(documents):
    return {len(text) for text in documents}
