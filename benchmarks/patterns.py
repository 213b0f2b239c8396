"""Time every regular expression of openassay on texts made to be slow for it, and tell which grow faster than the text.

Usage: python benchmarks/patterns.py [--only WORD]

Patterns are found by importing every module (compiled ones, in tuples and tables too) and by reading the source (literals
given to `re`). For each, texts are made from the pattern's own parts: what stands before a repetition, what is repeated,
very often, and something that does not fit. A pattern grows faster than its text where four times the text takes more
than GROWTH times as long; whether that matters depends on how long the texts are that it meets, so nothing is asserted.
"""

import argparse
import ast
import importlib
import pkgutil
import random
import re
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

import openassay

SIZES = (1_000, 4_000, 16_000)
GROWTH = 8.0
"""A linear pattern takes 4 times as long, a quadratic one 16."""
SECONDS = 0.4
"""Longest time spent on one text."""
LEAST = 0.02
"""Times below this, in seconds, tell nothing of growth."""
TELLING = 0.001
"""Seconds below which the second size tells that a pattern is linear: a quadratic one takes many times as long."""
_COMMON = (
    " ",
    "\n",
    "a",
    "a ",
    "\t",
    "-",
    ".",
    "/",
    "_",
    "1",
    ",",
    "a/",
    "a.",
    "a-",
    "\n ",
    "# ",
    "the ",
    "((",
    "\\",
    '"',
    "'",
    "\u3002",
)
_ANCHORED = frozenset(("match", "fullmatch"))
_SOURCE = Path(openassay.__file__).parent


class SlowError(BaseException):
    """A text took longer than SECONDS."""


def patterns() -> dict[tuple[str, int, bool], str]:
    """Pattern and flags of every regular expression, whether it is only tried at the beginning, one place for each."""
    found: dict[tuple[str, int, bool], str] = {}
    for path in sorted(_SOURCE.rglob("*.py")):
        place = path.relative_to(_SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_bytes())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and ast.unparse(node.func.value) == "re"
            ):
                literal = node.args[0] if node.args else None
                if isinstance(literal, ast.Constant) and isinstance(literal.value, str) and node.func.attr != "compile":
                    found.setdefault(
                        (literal.value, _flags(node), node.func.attr in _ANCHORED), f"{place}:{node.lineno}"
                    )
    for info in pkgutil.walk_packages(openassay.__path__, "openassay."):
        if not info.name.endswith("__main__"):
            module = importlib.import_module(info.name)
            source = Path(module.__file__ or "").read_text()
            for name, value in vars(module).items():
                used = set(re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source))
                for one in _compiled(value, 0):
                    place = f"{info.name.removeprefix('openassay.')} {name}"
                    found.setdefault((one.pattern, one.flags & ~re.UNICODE, bool(used) and used <= _ANCHORED), place)
    return found


def _flags(call: ast.Call) -> int:
    names = {
        node.attr
        for part in (*call.args[1:], *(key.value for key in call.keywords))
        for node in ast.walk(part)
        if isinstance(node, ast.Attribute)
    }
    return sum({int(getattr(re, name)) for name in names if isinstance(getattr(re, name, None), re.RegexFlag)})


def _compiled(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict | tuple | list) and depth < 3:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _compiled(part, depth + 1)


def sample(tree: Any, seeded: random.Random, times: int = 1) -> str:
    """A text that a parsed pattern, or part of one, may fit."""
    return "".join(_sampled(kind, given, seeded, times) for kind, given in tree)


def _sampled(kind: Any, given: Any, seeded: random.Random, times: int) -> str:  # noqa: PLR0911 - one for each kind of node
    if kind is code.LITERAL:
        return chr(given)
    if kind is code.NOT_LITERAL:
        return "a" if given != ord("a") else "b"
    if kind is code.ANY:
        return seeded.choice("a .")
    if kind is code.IN:
        return _member(given, seeded)
    if kind is code.BRANCH:
        return sample(seeded.choice(given[1]), seeded, times)
    if kind is code.SUBPATTERN:
        return sample(given[3], seeded, times)
    if kind is code.ATOMIC_GROUP:
        return sample(given, seeded, times)
    if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        low, high, inner = given
        return "".join(sample(inner, seeded, times) for _ in range(min(max(low, times), high)))
    return ""


_CATEGORIES = {
    code.CATEGORY_DIGIT: "1",
    code.CATEGORY_SPACE: " ",
    code.CATEGORY_WORD: "a",
    code.CATEGORY_NOT_SPACE: "a",
}


def _member(members: Any, seeded: random.Random) -> str:
    """A character of a set."""
    if members[0][0] is code.NEGATE:
        left_out = "".join(_member([one], seeded) for one in members[1:])
        return next(one for one in "a -1.x\t!" if one not in left_out)
    kind, given = seeded.choice(members)
    if kind is code.RANGE:
        return chr(seeded.choice((given[0], given[1])))
    return chr(given) if kind is code.LITERAL else _CATEGORIES.get(given, "-")


def _repetitions(tree: Any) -> Iterator[tuple[Any, Any]]:
    """What stands before each repetition in its own sequence, and what is repeated."""
    for place, (kind, given) in enumerate(tree):
        inner: list[Any] = []
        if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            inner = [given[2]]
            if given[1] > 8:
                yield list(tree)[:place], given[2]
        elif kind is code.SUBPATTERN:
            inner = [given[3]]
        elif kind is code.ATOMIC_GROUP:
            inner = [given]
        elif kind is code.BRANCH:
            inner = given[1]
        for one in inner:
            for before, repeated in _repetitions(one):
                yield [*list(tree)[:place], *before], repeated


def attacks(pattern: str, flags: int) -> set[tuple[str, str]]:
    """Beginnings and what is repeated behind them."""
    tree, seeded = parser.parse(pattern, flags), random.Random(1)  # noqa: S311 - no secret
    found = {("", common) for common in _COMMON}
    for _ in range(2):
        found.add(("", sample(tree, seeded) or "a"))
        found.add(("", sample(tree, seeded)[:-1] or "a"))
        for before, repeated in _repetitions(tree):
            pump = sample(repeated, seeded) or "a"
            found |= {(sample(before, seeded, 0), pump), ("", pump), ("", sample(before, seeded, 0) + pump)}
            found |= {(sample(before, seeded, 0), common) for common in (" ", "a", "\n", "a ")}
    return found


def _ring(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the shape of a handler
    raise SlowError


def timed(one: re.Pattern[str], text: str, *, anchored: bool) -> float:
    """Seconds to try the beginning of a text, or to find every match in it, SECONDS at most."""
    started = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            if anchored:
                one.fullmatch(text)
                one.match(text)
            else:
                deque(one.finditer(text), 0)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except SlowError:
        return SECONDS
    return time.process_time() - started


def worst(pattern: str, flags: int, *, anchored: bool) -> tuple[float, int, float, str]:
    """The time of the slowest text, its size, how that grew from a quarter of it, and the text in short."""
    one, found = re.compile(pattern, flags), (0.0, 0, 0.0, "")
    for begin, pump in sorted(attacks(pattern, flags)):
        if found[0] >= SECONDS / 2:
            break
        before = 0.0
        for size in SIZES:
            text = (begin + pump * (size // len(pump) + 1))[:size] + "\x00"
            seconds = timed(one, text, anchored=anchored)
            growth = seconds / max(before, 1e-4)
            if seconds > max(found[0], LEAST) and growth > GROWTH:
                found = (seconds, size, growth, f"{begin[:30]!r} + {pump[:30]!r} * n")
            if seconds > SECONDS / 2 or (before and seconds < TELLING):
                break
            before = max(seconds, 1e-9)
    return found


def main() -> int:
    """Time them, and print those that grow faster than their text."""
    asker = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    asker.add_argument("--only", default="", metavar="WORD", help="only patterns whose place holds this")
    asked = asker.parse_args()
    signal.signal(signal.SIGPROF, _ring)
    known = {key: place for key, place in patterns().items() if asked.only in place}
    slow = 0
    print(f"{'place':52}{'characters':>11}{'seconds':>9}{'growth':>8}  text")
    for key, place in known.items():
        seconds, size, growth, text = worst(key[0], key[1], anchored=key[2])
        slow += bool(seconds)
        if seconds:
            print(f"{place:52}{size:11,}{seconds:9.2f}{growth:8.1f}  {text}", flush=True)
    print(f"{slow} of {len(known)} patterns grow faster than their text; a linear one grows by 4")
    return 0


if __name__ == "__main__":
    sys.exit(main())
