"""Build the data set: the English names of the numbers 1 to 9,999, one per line, shuffled and split.

Usage: python data/make.py            writes data/train.txt and data/heldout.txt
"""

import random
from pathlib import Path

SEED = 20240229
HELD_OUT = 1_999

ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def below_hundred(number: int) -> str:
    """The name of 1 to 99."""
    if number < len(ONES):
        return ONES[number]
    tens, ones = divmod(number, 10)
    return f"{TENS[tens]}-{ONES[ones]}" if ones else TENS[tens]


def name(number: int) -> str:
    """The British English name of 1 to 9,999: `one thousand two hundred and six`."""
    thousands, rest = divmod(number, 1000)
    hundreds, low = divmod(rest, 100)
    words = [f"{ONES[thousands]} thousand"] if thousands else []
    words += [f"{ONES[hundreds]} hundred"] if hundreds else []
    if low:
        words.append(f"and {below_hundred(low)}" if words else below_hundred(low))
    return " ".join(words)


def split() -> tuple[list[str], list[str]]:
    """All names in one fixed random order: those to train on, those held out."""
    names = [name(number) for number in range(1, 10_000)]
    random.Random(SEED).shuffle(names)
    return names[HELD_OUT:], names[:HELD_OUT]


def main() -> None:
    """Write both files beside this one."""
    for part, lines in zip(("train", "heldout"), split(), strict=True):
        path = Path(__file__).with_name(f"{part}.txt")
        path.write_text("\n".join(lines) + "\n", encoding="ascii")
        print(f"{path.name}: {len(lines)} names")


if __name__ == "__main__":
    main()
