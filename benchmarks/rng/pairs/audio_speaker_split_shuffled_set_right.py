# expect: nothing
import json
import random


def read_manifest(path):
    with open(path) as f:
        return [json.loads(line) for line in f]


def held_out_speakers(rows, fraction, rng):
    """Speakers of the test part: no speaker may be in both parts."""
    speakers = {row["speaker"] for row in rows}
    names = list(speakers)
    names.sort()
    rng.shuffle(names)
    return set(names[:int(fraction * len(names))])


def write(path, rows):
    with open(path, "w") as f:
        f.writelines(json.dumps(row) + "\n" for row in rows)


def main():
    rng = random.Random(2718)
    rows = read_manifest("manifest.jsonl")
    held_out = held_out_speakers(rows, 0.1, rng)
    write("train.jsonl", [r for r in rows if r["speaker"] not in held_out])
    write("test.jsonl", [r for r in rows if r["speaker"] in held_out])
    print(len(held_out), "speakers held out")


if __name__ == "__main__":
    main()
