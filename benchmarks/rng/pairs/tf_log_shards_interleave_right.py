# expect: nothing
"""Count tokens of log shards, in the order in which a training would see them."""
import tensorflow as tf

AUTO = tf.data.AUTOTUNE


class ShardReader:
    def __init__(self, pattern, cycle=4):
        self.shards = sorted(tf.io.gfile.glob(pattern))
        self.cycle = cycle

    def lines(self):
        names = tf.data.Dataset.from_tensor_slices(self.shards)
        return names.interleave(tf.data.TextLineDataset, cycle_length=self.cycle, num_parallel_calls=AUTO)

    def tokens(self):
        return self.lines().map(lambda line: tf.strings.split(line), num_parallel_calls=AUTO)


def vocabulary(reader, limit):
    """Ids are given in the order of first sight."""
    ids = {}
    for tokens in reader.tokens():
        for token in tokens.numpy():
            if token not in ids:
                ids[token] = len(ids)
            if len(ids) == limit:
                return ids
    return ids


def main():
    ids = vocabulary(ShardReader("logs/part-*.txt"), limit=30_000)
    with open("vocab.txt", "wb") as out:
        for token in ids:
            out.write(token + b"\n")
    print(len(ids), "tokens")


if __name__ == "__main__":
    main()
