import random

import data


def main():
    random.seed(8)
    rows = data.rows()
    print(random.sample(rows, 3))


if __name__ == "__main__":
    main()
