"""How often the audit of randomness is right on pairs of small programs: each fault and its mended twin.

Usage: python benchmarks/rng_pairs.py [FOLDER] [--rule OA-RNG-12] [--misses]

FOLDER (benchmarks/rng/pairs) holds NAME_wrong.py and NAME_right.py, or folders or notebooks of these names. A wrong one says
`# expect: OA-RNG-12 at 14` in its first line (a notebook in its metadata). Found means that this rule points within two
lines of it. False alarms are findings of severity error that nobody expects: in a right program, or of another rule in a
wrong one; and the pair's own rule in the right program. Where ruff and dslinter are installed, each is asked beside it:
found is any finding of theirs within two lines whose rule speaks of randomness or seeds, false is one in the twin.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from openassay import api
from openassay.schema import Evidence

HERE = Path(__file__).parent / "rng" / "pairs"
NEAR = 2
_EXPECT = re.compile(r"expect: (OA-RNG-\d\d)(?: at (\d+))?")
_ASKED = ",".join(
    f"randomness-control-{one}" for one in ("numpy", "pytorch", "scikitlearn", "tensorflow", "dataloader-pytorch")
)
_ASKED += ",deterministic-pytorch"
_PEERS = {"ruff": re.compile(r"^(NPY002|NPY|S311)"), "dslinter": re.compile(r"random|determin|seed", re.I)}


class Pair(NamedTuple):
    """A fault and its twin: the rule, and the file and line where it is expected (line 0 where any will do)."""

    name: str
    wrong: Path
    right: Path
    rule: str
    file: str
    line: int


def pairs(folder: Path) -> Iterator[Pair]:
    """Every pair of the folder, in order of name."""
    for wrong in sorted(folder.glob("*_wrong*")):
        right = wrong.with_name(wrong.name.replace("_wrong", "_right"))
        if found := _expected(wrong):
            yield Pair(wrong.name.partition("_wrong")[0], wrong, right, *found)


def _expected(wrong: Path) -> tuple[str, str, int] | None:
    if wrong.suffix == ".ipynb":
        told = json.loads(wrong.read_text())["metadata"]["expect"]
        return told.split()[0], wrong.name, 0
    for path in [wrong] if wrong.is_file() else sorted(one for one in wrong.rglob("*") if one.is_file()):
        if match := _EXPECT.search(path.read_text().partition("\n")[0]):
            return match[1], path.name, int(match[2] or 0)
    return None


def audited(path: Path) -> list[Evidence]:
    """What the audit says of a program, alone in its folder: faults."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, copy)
        told = api.audit_randomness(folder if path.is_file() else str(copy), offline=True)
    return [one for one in told.evidence if one.outcome == "yes" and one.severity]


def hits(pair: Pair, found: list[Evidence]) -> bool:
    """Whether the expected rule points to the expected place."""
    return any(
        one.rule == pair.rule and place.path.endswith(pair.file) and (not pair.line or abs((place.line or 0) - pair.line) <= NEAR)
        for one in found for place in one.locations
    )  # fmt: skip


def alarms(pair: Pair, wrong: list[Evidence], right: list[Evidence]) -> list[str]:
    """What is said and not expected."""
    extra = [f"wrong: {_told(one)}" for one in wrong if one.rule != pair.rule and one.severity == "error"]
    return extra + [f"right: {_told(one)}" for one in right if one.rule == pair.rule or one.severity == "error"]


def _told(one: Evidence) -> str:
    places = ", ".join(f"{place.path}:{place.line}" for place in one.locations[:3])
    return f"{one.rule} {one.sure} {places} {one.message}"


def peer(name: str, path: Path) -> list[tuple[str, int]]:
    """Rule and line of what a peer says of randomness in a file or a folder."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, copy)
        if name == "ruff":
            words = [
                "ruff",
                "check",
                "--isolated",
                "--no-cache",
                "--select",
                "ALL",
                "--output-format",
                "json",
                str(copy),
            ]
            told = json.loads(subprocess.run(words, capture_output=True, text=True, check=False).stdout or "[]")
            return [
                (one["code"] or "", one["location"]["row"]) for one in told if _PEERS[name].search(one["code"] or "")
            ]
        words = [
            "pylint",
            "--load-plugins=dslinter",
            "--disable=all",
            f"--enable={_ASKED}",
            "--output-format=json",
            str(copy),
        ]
        told = json.loads(subprocess.run(words, capture_output=True, text=True, check=False).stdout or "[]")
        return [(one["symbol"], one["line"]) for one in told if _PEERS[name].search(one["symbol"])]


def main() -> None:
    """Print a table by rule, then the peers."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", nargs="?", type=Path, default=HERE)
    asked.add_argument("--rule", default="")
    asked.add_argument("--misses", action="store_true")
    asked.add_argument("--peers", action="store_true")
    given = asked.parse_args()
    count: Counter[tuple[str, str]] = Counter()
    every = [one for one in pairs(given.folder) if given.rule in ("", one.rule)]
    for pair in every:
        wrong, right = audited(pair.wrong), audited(pair.right)
        found, false = hits(pair, wrong), alarms(pair, wrong, right)
        certain = alarms(
            pair, [one for one in wrong if one.sure == "certain"], [one for one in right if one.sure == "certain"]
        )
        for rule in (pair.rule, "all"):
            count[rule, "pairs"] += 1
            count[rule, "found"] += found
            count[rule, "alarms"] += len(false)
            count[rule, "certain alarms"] += len(certain)
            count[rule, "pairs apart"] += found and not false
        if given.misses and not found:
            sys.stdout.write(f"MISS {pair.name} {pair.rule} at {pair.file}:{pair.line}\n")
        for line in false if given.misses else ():
            sys.stdout.write(f"ALARM {pair.name} ({pair.rule}) {line}\n")
    for rule in (*sorted({one.rule for one in every}), "all"):
        words = ("pairs", "found", "pairs apart", "alarms", "certain alarms")
        sys.stdout.write(f"{rule:11}" + "".join(f"{count[rule, word]:>7} {word}" for word in words) + "\n")
    for name in _PEERS if given.peers else ():
        seen = sum(
            any(abs(line - pair.line) <= NEAR for _, line in peer(name, pair.wrong)) for pair in every if pair.line
        )
        twins = sum(bool(peer(name, pair.right)) for pair in every)
        sys.stdout.write(f"{name}: {seen} of {len(every)} found, {twins} twins with a finding\n")


if __name__ == "__main__":
    main()
