# expect: OA-RNG-30 at 25
import argparse
from pathlib import Path

import tensorflow as tf

SIZE = (128, 128)


def decode(path):
    image = tf.image.decode_jpeg(tf.io.read_file(path), channels=3)
    return path, tf.cast(tf.image.resize(image, SIZE), tf.uint8)


def example(path, image):
    feature = {
        "path": tf.train.Feature(bytes_list=tf.train.BytesList(value=[path])),
        "image": tf.train.Feature(bytes_list=tf.train.BytesList(value=[tf.io.encode_png(image).numpy()])),
    }
    return tf.train.Example(features=tf.train.Features(feature=feature)).SerializeToString()


def pipeline(files, workers):
    ds = tf.data.Dataset.from_tensor_slices(files)
    ds = ds.map(decode, num_parallel_calls=workers, deterministic=False)
    return ds.prefetch(8)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--out", default="images.tfrecord")
    args = parser.parse_args()
    files = sorted(str(p) for p in Path("images").glob("*.jpg"))
    with tf.io.TFRecordWriter(args.out) as writer:
        for path, image in pipeline(files, args.workers):
            writer.write(example(path.numpy(), image))


if __name__ == "__main__":
    main()
