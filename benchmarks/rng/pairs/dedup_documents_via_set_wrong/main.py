import json

from cleaning import deduplicate, lengths

DATA = "corpus.jsonl"


def read(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line)["text"] for line in f]


def pack(documents, limit):
    """Joins documents into training rows of at most `limit` characters, in order."""
    row, size = [], 0
    for document in documents:
        if size + len(document) > limit and row:
            yield "\n".join(row)
            row, size = [], 0
        row.append(document)
        size += len(document)
    if row:
        yield "\n".join(row)


def main():
    documents = deduplicate(read(DATA))
    print("kept", len(documents), "longest", max(lengths(documents)))
    with open("packed.jsonl", "w", encoding="utf-8") as out:
        for row in pack(documents, limit=8192):
            out.write(json.dumps({"text": row}) + "\n")


if __name__ == "__main__":
    main()
