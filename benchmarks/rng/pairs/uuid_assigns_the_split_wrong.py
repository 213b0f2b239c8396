# expect: OA-RNG-16 at 12
"""Split documents into train/dev/test. The name of the run may be random, the split may not."""
import json
import uuid
import zlib
from pathlib import Path

PARTS = (("train", 80), ("dev", 90), ("test", 100))


def bucket(document):
    number = uuid.uuid4().int % 100
    return next(name for name, limit in PARTS if number < limit)


def read(path):
    with open(path) as handle:
        return [json.loads(line) for line in handle]


def write(parts, folder):
    folder.mkdir(parents=True)
    for name, documents in parts.items():
        with open(folder / f"{name}.jsonl", "w") as handle:
            handle.writelines(json.dumps(d, sort_keys=True) + "\n" for d in documents)


def main():
    run_name = f"split-{uuid.uuid4().hex[:8]}"
    documents = read("documents.jsonl")
    parts = {name: [] for name, _ in PARTS}
    for document in documents:
        document["crc"] = zlib.crc32(document["text"].encode())
        parts[bucket(document)].append(document)
    write(parts, Path("splits") / run_name)
    print(run_name, {name: len(rows) for name, rows in parts.items()})


if __name__ == "__main__":
    main()
