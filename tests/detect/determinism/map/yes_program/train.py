import random


def main():
    random.seed(7)
    print(random.random())


if __name__ == "__main__":
    main()
