# expect: nothing
import random


class Curriculum:
    """Easy sentences first; shuffled inside each level."""

    def __init__(self, sentences, levels):
        ranked = sorted(sentences, key=lambda s: (len(s), s))
        size = -(-len(ranked) // levels)
        self.levels = [ranked[i:i + size] for i in range(0, len(ranked), size)]

    def __iter__(self):
        for level in self.levels:
            random.shuffle(level)
            yield from level


def perceptron_tagger(stream, vocabulary):
    weights = dict.fromkeys(vocabulary, 0.0)
    for sentence in stream:
        label = 1 if sentence.endswith("?") else -1
        if label * sum(weights[w] for w in sentence.split()) <= 0:
            for w in sentence.split():
                weights[w] += label
    return weights


def main(seed=909):
    random.seed(seed)
    with open("sentences.txt") as handle:
        sentences = handle.read().splitlines()
    vocabulary = sorted({w for s in sentences for w in s.split()})
    weights = perceptron_tagger(Curriculum(sentences, levels=4), vocabulary)
    print(f"{seed=} non-zero {sum(v != 0 for v in weights.values())}")


if __name__ == "__main__":
    main()
