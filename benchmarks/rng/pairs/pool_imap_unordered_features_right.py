# expect: nothing
import sys
from multiprocessing import Pool

import numpy as np


def features(path):
    wave = np.load(path)
    spectrum = np.abs(np.fft.rfft(wave, n=1024))
    return np.log1p(spectrum[:256])


def extract(paths, processes):
    with Pool(processes) as pool:
        rows = list(pool.imap(features, paths, chunksize=8))
    return np.stack(rows)


def running_mean(rows, decay=0.99):
    """Exponential mean over the rows as they come, used to whiten the features."""
    mean = rows[0].copy()
    for row in rows[1:]:
        mean = decay * mean + (1 - decay) * row
    return mean


def main(listing, target):
    with open(listing) as f:
        paths = [line.strip() for line in f]
    rows = extract(paths, processes=8)
    np.savez(target, x=rows - running_mean(rows), mean=running_mean(rows))
    print("rows", len(rows))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
