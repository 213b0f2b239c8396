import random

import numpy as np


def main(seed=42):
    random.seed(seed)
    np.random.seed(seed)
    weights = np.random.normal(size=4)
    order = list(range(10))
    random.shuffle(order)
    print(weights, order)


if __name__ == "__main__":
    main()
