from jax import random


def layer(key, rows, columns):
    return random.normal(key, (rows, columns)) * 0.1


def main():
    key = random.key(1)
    first = layer(key, 8, 16)
    second = layer(key, 16, 2)
    print(first @ second)


if __name__ == "__main__":
    main()
