# expect: OA-RNG-44 at 22
import gzip
import json
from collections import Counter
from multiprocessing import get_context

MIN_COUNT = 5


def count_file(path):
    counts = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            words = line.split()
            counts.update(zip(words, words[1:]))
    return counts


def total_counts(paths):
    total = Counter()
    with get_context("spawn").Pool(4) as pool:
        for counts in pool.imap_unordered(count_file, paths):
            total.update(counts)
    return total


def bigram_ids(total):
    kept = [pair for pair, n in total.items() if n >= MIN_COUNT]
    return {" ".join(pair): number for number, pair in enumerate(kept)}


def main():
    paths = [f"wiki/{n:02d}.txt.gz" for n in range(32)]
    ids = bigram_ids(total_counts(paths))
    with open("bigrams.json", "w") as out:
        json.dump(ids, out)
    print(len(ids), "bigrams")


if __name__ == "__main__":
    main()
