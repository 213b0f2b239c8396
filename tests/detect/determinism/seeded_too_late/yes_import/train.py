import random

from data import ROWS


def main():
    random.seed(8)
    print(random.sample(ROWS, 3))


if __name__ == "__main__":
    main()
