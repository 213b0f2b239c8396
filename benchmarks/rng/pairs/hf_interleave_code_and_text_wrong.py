# expect: OA-RNG-24 at 13
import argparse

from datasets import interleave_datasets, load_dataset


def open_source(name, split="train"):
    return load_dataset(name, split=split, streaming=True).select_columns(["text"])


def mixture(names, probs, seed):
    sources = [open_source(n) for n in names]
    return interleave_datasets(sources, probabilities=probs, stopping_strategy="all_exhausted")


def round_robin(names):
    """For validation: no probabilities, so nothing is drawn."""
    return interleave_datasets([open_source(n, "validation") for n in names])


def pack(stream, length):
    buffer = []
    for row in stream:
        buffer.extend(row["text"].encode("utf-8"))
        while len(buffer) >= length:
            yield buffer[:length]
            buffer = buffer[length:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--length", type=int, default=1024)
    args = parser.parse_args()
    names = ["wiki_text", "code_text"]
    for i, block in enumerate(pack(mixture(names, [0.7, 0.3], args.seed), args.length)):
        if i == 1000:
            break
        print(i, sum(block))
    print(sum(1 for _ in pack(round_robin(names), args.length)))


if __name__ == "__main__":
    main()
