# expect: OA-RNG-29 at 19
import argparse
from pathlib import Path

import tensorflow as tf


def read_image(path):
    return tf.image.decode_png(tf.io.read_file(str(path)), channels=3)


def crop(image, size, seed):
    # stateless: the seed is the whole state
    return tf.image.stateless_random_crop(image, (size, size, 3), seed=seed)


def brighten(image, seed, limit=0.2):
    image = tf.image.convert_image_dtype(image, tf.float32)
    delta = tf.random.uniform((), -limit, limit)
    return tf.clip_by_value(image + delta, 0.0, 1.0)


def write_copies(path, out, copies, size, seed):
    image = read_image(path)
    for i in range(copies):
        piece = brighten(crop(image, size, (seed, i)), (seed, copies + i))
        png = tf.image.encode_png(tf.image.convert_image_dtype(piece, tf.uint8))
        tf.io.write_file(str(out / f"{path.stem}_{i}.png"), png)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--size", type=int, default=96)
    parser.add_argument("--seed", type=int, default=6)
    args = parser.parse_args()
    for path in sorted(Path("raw").glob("*.png")):
        write_copies(path, Path("augmented"), args.copies, args.size, args.seed)


if __name__ == "__main__":
    main()
