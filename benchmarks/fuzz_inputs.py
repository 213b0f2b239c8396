"""Hostile inputs, endless and the same for a seed: valid files altered piece by piece, and files built from grammars."""

import json
import random
import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

import yaml
from fuzz_samples import framed
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

MOST = 60_000
"""Longest altered sample, in bytes."""
BATCH = 200
"""How many inputs are drawn from a grammar at once: a strategy remembers what it drew."""
_PIECE = re.compile(rb"\w+|\s+|.", re.DOTALL)
_BYTES = [bytes([byte]) for byte in range(256)]
_WORDS = (
    "\n\n|\r\n|\\\n|\t|    |  - |'''|\"\"\"|```|<!--|-->|${|$(|$((|{{|}}|{%|%}|[[|]]|<<|<<EOF\n|>>|#{|/*|*/|//|::|![|](|<a |"
    "</a>|<td>|<table>|&a |*a|!!|<<: |? |: |- |---\n|...\n|=====\n|+--+\n|\x1b[31m|\u2028|\u202e|\ufeff|\x85|\u0130|\u3002|\uff1d|"
    "\u0660|\U0001f600|\\ud800|\\x00|\\u0000|&#0;|&#x110000;|%00|0|-1|1e999|-0.0|NaN|Infinity|null|true|9223372036854775808|"
    "0x|1_000|1e-400|inf|0o777|1/0|1<<99999999|9**9**9|if |for |def |class |lambda |return |import |async |await |not |in |"
    "endef|else|fi|done|esac|;;|&&|@|~|^|%|== |>=|git+https://|~=|==*"
)
_LONG = [
    b"9" * 5_000,
    b"a" * 5_000,
    b"(" * 300,
    b"[" * 300,
    b"{" * 300,
    b'{"a":' * 100,
    b"- " * 300,
    b"> " * 300,
    b"\n" * 5_000,
]
_MARKS = [
    *(word.encode() for word in _WORDS.split("|")),
    b"|",
    b"\xff\xfe",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\0" * 8,
    *_LONG,
]
_PAIRS = [
    (b"(", b")"),
    (b"[", b"]"),
    (b"{", b"}"),
    (b"<b>", b"</b>"),
    (b'"', b'"'),
    (b"$(", b")"),
    (b"/*", b"*/"),
    (b"*", b"*"),
]
_ODD: tuple[Any, ...] = (
    None,
    True,
    [],
    {},
    "",
    -1,
    2**64,
    1e308,
    "9" * 4_400,
    "\0",
    "\ud800",
    "a\nb",
    "../x",
    [[[[]]]],
    {"": {"": {}}},
)

HOSTILE_TEXTS = (
    *[word for word in _WORDS.split("|") if word],
    *(
        "a" * 5_000,
        "a\n" * 500,
        "| x | y |",
        "](javascript:1)",
        "<script>",
        "&lt;",
        "{{ 1 }}",
        "{% for %}",
        "[bold]",
        "]]>",
    ),
    *(
        "\x1b]0;x\x07",
        "\u2066",
        "\u200b",
        "e\u0301" * 300,
        "\uffff",
        "\ufffe",
        "\x7f",
        "\x9b",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
    ),
    *(
        "@x",
        "::error::x",
        "%0A",
        '"',
        "'",
        "\\",
        ",",
        ";",
        "\t",
        "\r",
        "\r\n",
        "\u2029",
        "\u3000",
        "\U000e0041",
        "",
        " ",
    ),
)
"""Texts that a format may trip over: markup of its own, formulas, characters that act, great length."""
Pieces = list[bytes]


def altered(samples: tuple[bytes, ...], seeded: random.Random) -> Iterator[bytes]:
    """Samples with one to twelve alterations each, without end. Those that are JSON are altered as trees too."""
    pieces = [_PIECE.findall(sample) for sample in samples]
    trees = [tree for sample in samples for tree in _tree(sample)]
    while True:
        if trees and seeded.random() < 0.4:
            yield _written(tree_altered(seeded, seeded.choice(trees)), seeded)
            continue
        found = seeded.choice(pieces)
        for _ in range(seeded.choice((1, 1, 1, 2, 3, 8))):
            found = _cut_off(seeded.choice(_ALTERATIONS)(seeded, found, seeded.choice(pieces)))
        yield _coded(seeded, b"".join(found))


def _cut_off(found: Pieces) -> Pieces:
    """The first pieces, of MOST bytes together."""
    if len(found) * max(map(len, found), default=0) <= MOST:
        return found
    sizes = accumulate(map(len, found))
    return [piece for piece, size in zip(found, sizes, strict=True) if size <= MOST]


def _tree(sample: bytes) -> Iterator[Any]:
    """The value of a sample that is JSON, or whose header is."""
    for text in (sample, sample[8:-16]):
        try:
            yield json.loads(text)
        except ValueError:
            continue


def tree_altered(seeded: random.Random, value: Any) -> Any:
    """A value, each part of which may be left out, doubled, nested or replaced by one of another type."""
    chance = seeded.random()
    if chance < 0.06:
        return seeded.choice(_ODD)
    if chance < 0.08:
        return _nested(seeded, value)
    if isinstance(value, dict):
        kept = [(key, part) for key, part in value.items() if seeded.random() > 0.04]
        return {_key(seeded, key): tree_altered(seeded, part) for key, part in kept}
    if isinstance(value, list):
        return [tree_altered(seeded, part) for part in value for _ in range(_times(seeded, part))]
    return value


def _nested(seeded: random.Random, value: Any) -> Any:
    for _ in range(seeded.choice((1, 5, 70, 300))):
        value = [value] if seeded.random() < 0.5 else {"a": value}
    return value


def _key(seeded: random.Random, key: str) -> str:
    return (
        key if seeded.random() > 0.04 else str(seeded.choice(("", ".", "a.b", "\0", key * 50, key + "\n", "__proto__")))
    )


def _times(seeded: random.Random, part: Any) -> int:
    """Mostly once; what is a list itself never often, lest lists of lists grow without end."""
    return seeded.choice((0, 2, 3, 3 if isinstance(part, list | dict) else 400)) if seeded.random() < 0.05 else 1


def _written(value: Any, seeded: random.Random) -> bytes:
    text = json.dumps(value, indent=seeded.choice((None, 1)), ensure_ascii=seeded.random() < 0.5)
    data = text.encode("utf-8", "surrogatepass")
    return framed(data) if seeded.random() < 0.3 else data


def _range(seeded: random.Random, found: Pieces) -> tuple[int, int]:
    first = seeded.randrange(len(found) + 1)
    return first, min(len(found), first + seeded.choice((1, 1, 2, 3, 5, 10, 40)))


def _cut(seeded: random.Random, found: Pieces, _: Pieces) -> Pieces:
    first, last = _range(seeded, found)
    return found[:first] + found[last:]


def _doubled(seeded: random.Random, found: Pieces, _: Pieces) -> Pieces:
    first, last = _range(seeded, found)
    return found[:last] + found[first:last] * seeded.choice((1, 1, 2, 8, 64, 1_000)) + found[last:]


def _inserted(seeded: random.Random, found: Pieces, _: Pieces) -> Pieces:
    at, marks = seeded.randrange(len(found) + 1), seeded.choice((_MARKS, _BYTES))
    return [*found[:at], *[seeded.choice(marks)] * seeded.choice((1, 1, 1, 2, 3, 200)), *found[at:]]


def _replaced(seeded: random.Random, found: Pieces, _: Pieces) -> Pieces:
    at, marks = seeded.randrange(len(found) + 1), seeded.choice((_MARKS, _BYTES))
    return [*found[:at], seeded.choice(marks), *found[at + 1 :]]


def _moved(seeded: random.Random, found: Pieces, _: Pieces) -> Pieces:
    first, last = _range(seeded, found)
    rest = found[:first] + found[last:]
    at = seeded.randrange(len(rest) + 1)
    return rest[:at] + found[first:last] + rest[at:]


def _spliced(seeded: random.Random, found: Pieces, other: Pieces) -> Pieces:
    first, last = _range(seeded, other)
    at = seeded.randrange(len(found) + 1)
    return found[:at] + other[first:last] + found[at:]


def _wrapped(seeded: random.Random, found: Pieces, _: Pieces) -> Pieces:
    first, last = _range(seeded, found)
    opening, closing = seeded.choice(_PAIRS)
    count = seeded.choice((1, 1, 3, 70, 400))
    return [*found[:first], *[opening] * count, *found[first:last], *[closing] * count, *found[last:]]


def _without_breaks(seeded: random.Random, found: Pieces, _: Pieces) -> Pieces:
    join = seeded.choice((b" ", b"", b"\r", b"\r\n", b"\n\n", b"\x0b", b"\x0c", b"\xe2\x80\xa8"))
    return [piece.replace(b"\n", join) for piece in found]


def _ended(seeded: random.Random, found: Pieces, _: Pieces) -> Pieces:
    return found[: seeded.randrange(len(found) + 1)]


def _flipped(seeded: random.Random, found: Pieces, _: Pieces) -> Pieces:
    data = bytearray(b"".join(found))
    for _round in range(seeded.choice((1, 2, 8))):
        if data:
            data[seeded.randrange(len(data))] ^= 1 << seeded.randrange(8)
    return _PIECE.findall(bytes(data))


_ALTERATIONS: tuple[Callable[[random.Random, Pieces, Pieces], Pieces], ...] = (
    *(_cut, _doubled, _inserted, _replaced, _moved, _spliced, _wrapped),
    *(_inserted, _replaced, _without_breaks, _ended, _flipped),
)


def _coded(seeded: random.Random, data: bytes) -> bytes:
    """Now and then in another encoding, or with a mark before it."""
    chance = seeded.random()
    if chance < 0.01:
        return data.decode("utf-8", "replace").encode("utf-16")
    return b"\xef\xbb\xbf" + data if chance < 0.02 else data


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
TREES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def grammars(samples: tuple[bytes, ...], first_seed: int) -> Iterator[bytes]:
    """Inputs from grammars, without end: pieces of the samples in any order, trees of data, plain bytes."""
    pieces = sorted({piece for sample in samples for piece in _PIECE.findall(sample)} | {*_MARKS})
    grammar = st.one_of(
        st.lists(st.sampled_from(pieces), max_size=60).map(b"".join),
        st.lists(st.sampled_from(pieces), max_size=30).map(b"\n".join),
        TREES.map(lambda tree: json.dumps(tree).encode()),
        TREES.map(lambda tree: yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace")),
        TREES.map(lambda tree: framed(json.dumps(tree).encode())),
        st.binary(max_size=200),
    )
    while True:
        yield from _batch(grammar, first_seed)
        first_seed += 1


def _batch(grammar: st.SearchStrategy[bytes], number: int) -> list[bytes]:
    found: list[bytes] = []
    chosen = settings(
        max_examples=BATCH,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    seed(number)(chosen(given(grammar)(lambda data: found.append(data))))()  # noqa: PLW0108 - hypothesis asks for a function's signature
    return found
