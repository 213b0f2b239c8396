import os

import numpy as np

from features import dataset


def save(name, rows):
    table = np.stack([row.numpy() for row in rows])
    np.save(name, table)
    print(name, table.shape)


def main():
    save("train_features.npy", dataset("train.csv"))
    save("test_features.npy", dataset("test.csv"))
    print(len(os.listdir(".")), "files in the folder")


if __name__ == "__main__":
    main()
