"""Feed hostile inputs to every parser and every report format, and count crashes, hangs and memory above the bound.

Usage: python benchmarks/fuzz.py [--count N] [--seed S] [--only WORD] [--jobs J] [--record FILE] [--keep FOLDER]

`--count` inputs are shared out among the targets: every format of `read` and of `report`, found by folder walk. The same
seed gives the same inputs. With `--record`, what is done is written down and not done again, so that a long run can be
stopped and taken up again, or split by seeds; the table sums up the whole record. With `--keep`, each input that fails
is written there. The exit code is 1 where an input crashed, hung or took more memory than is allowed.
"""

import argparse
import hashlib
import json
import resource
import signal
import subprocess
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import chain, islice
from pathlib import Path
from types import FrameType

from fuzz_targets import Target, targets

SECONDS = 2.0
"""Processor time that one input, of at most some 120 kB, may take."""
MEMORY = 256 * 2**20
"""Bytes by which a parser's process may grow, all its inputs and the making of them included."""
BATCH = 10_000
"""Most inputs of one process."""
_UNIT = 1 if sys.platform == "darwin" else 2**10


class HangError(BaseException):
    """An input took longer than SECONDS. No `except Exception` of a parser holds it up."""


@dataclass
class Figures:
    """What one process, or all processes of a target, counted."""

    target: str
    seed: int = 0
    batch: int = 0
    inputs: int = 0
    accepted: int = 0
    crashes: int = 0
    hangs: int = 0
    slowest: float = 0.0
    memory: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Figures") -> None:
        """Sum up: counts are added, and the greatest time and memory kept."""
        for name in ("inputs", "accepted", "crashes", "hangs"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.slowest, self.memory = max(self.slowest, other.slowest), max(self.memory, other.memory)
        self.failures = list(dict.fromkeys([*self.failures, *other.failures]))[:10]

    @property
    def failed(self) -> bool:
        """Whether anything went wrong."""
        return bool(self.crashes or self.hangs or self.memory > MEMORY)


def _ring(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the shape of a handler
    raise HangError


def fed(target: Target, seed: int, batch: int, count: int, keep: str) -> Figures:
    """Feed one batch in this process."""
    held = signal.signal(signal.SIGPROF, _ring)
    found = Figures(target.name, seed, batch)
    number = int.from_bytes(hashlib.sha256(f"{seed} {batch} {target.name}".encode()).digest()[:8], "big")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for data in islice(target.inputs(number), count):
        _one(target, data, found, keep)
    signal.signal(signal.SIGPROF, held)
    found.memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * _UNIT
    return found


def _one(target: Target, data: bytes, found: Figures, keep: str) -> None:
    found.inputs += 1
    started, failure = time.process_time(), ""
    try:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            found.accepted += target.take(data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except HangError:
        failure, found.hangs = "hang", found.hangs + 1
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
        failure, found.crashes = f"{type(error).__name__}: {str(error)[:90]}", found.crashes + 1
    found.slowest = max(found.slowest, time.process_time() - started)
    if failure:
        found.failures = list(dict.fromkeys([*found.failures, failure]))[:10]
        if keep:
            mark = hashlib.sha256(data).hexdigest()[:8]
            Path(keep, f"{target.name.replace(' ', '-')}-{failure[:20].split(':')[0]}-{mark}").write_bytes(data)


def batches(names: list[str], count: int, seed: int) -> list[tuple[str, int, int, int]]:
    """What is to be done: target, seed, number and size of each batch; every target has its share."""
    share = -(-count // len(names))
    return [
        (name, seed, batch, min(BATCH, share - batch * BATCH)) for batch in range(-(-share // BATCH)) for name in names
    ]


def in_process(work: tuple[str, int, int, int], keep: str) -> Figures:
    """Run one batch in a process of its own, so that neither death nor memory of one touches another."""
    name, seed, batch, count = work
    words = [sys.executable, __file__, "--batch", name, str(seed), str(batch), str(count), "--keep", keep]
    try:
        done = subprocess.run(words, check=False, capture_output=True, timeout=60 + 20 * SECONDS + count, text=True)
    except subprocess.TimeoutExpired:
        return Figures(name, seed, batch, hangs=1, failures=["the process did not end"])
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [""])[-1][:100]
        return Figures(name, seed, batch, crashes=1, failures=[f"the process ended with {done.returncode}: {why}"])
    return Figures(**json.loads(done.stdout.splitlines()[-1]))


def run(given: argparse.Namespace) -> list[Figures]:
    """Every batch that the record does not hold yet; the figures of all, summed up by target."""
    names = [one.name for one in targets() if given.only in one.name]
    record = Path(given.record) if given.record else None
    known = (
        [Figures(**json.loads(line)) for line in record.read_text().splitlines()] if record and record.exists() else []
    )
    held = {(one.target, one.seed, one.batch) for one in known}
    todo = [work for work in batches(names, given.count, given.seed) if work[:3] not in held]
    sums = {name: Figures(name) for name in names}
    with ThreadPoolExecutor(given.jobs) as pool:
        for place, one in enumerate(chain(known, pool.map(lambda work: in_process(work, given.keep), todo))):
            sums.setdefault(one.target, Figures(one.target)).add(one)
            if record and place >= len(known):
                with record.open("a") as file:
                    file.write(json.dumps(asdict(one)) + "\n")
    return list(sums.values())


def show(figures: list[Figures]) -> None:
    """One row for each target, and a sum."""
    total = Figures("all")
    print(
        f"{'target':34}{'inputs':>9}{'accepted':>10}{'crashes':>9}{'hangs':>7}{'slowest':>10}{'peak':>10}{'of bound':>10}"
    )
    for one in figures:
        total.add(one)
    for one in (*figures, total):
        share, worst = one.accepted / max(one.inputs, 1), max(one.slowest / SECONDS, one.memory / MEMORY)
        print(
            f"{one.target:34}{one.inputs:9,}{share:10.0%}{one.crashes:9}{one.hangs:7}{one.slowest:8.3f} s"
            f"{one.memory / 2**20:6.0f} MiB{worst:10.2f}"
        )
        for failure in one.failures if one is not total else ():
            print(f"    {failure}")
    print(
        f"bound of one input: {SECONDS} s of processor time; bound of a process: {MEMORY // 2**20} MiB more than at its start"
    )


def asked(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    asker = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    asker.add_argument("--count", type=int, default=1_000_000)
    asker.add_argument("--seed", type=int, default=1)
    asker.add_argument("--only", default="", metavar="WORD", help="only targets whose name holds this")
    asker.add_argument("--jobs", type=int, default=2)
    asker.add_argument("--record", default="", metavar="FILE")
    asker.add_argument("--keep", default="", metavar="FOLDER")
    asker.add_argument("--batch", nargs=4, help=argparse.SUPPRESS)
    return asker.parse_args(words)


def main() -> int:
    """Feed, and print the table."""
    given = asked(sys.argv[1:])
    if given.keep:
        Path(given.keep).mkdir(parents=True, exist_ok=True)
    if given.batch:
        warnings.simplefilter("error")
        name, *numbers = given.batch
        seed, batch, count = map(int, numbers)
        target = next(one for one in targets() if one.name == name)
        print(json.dumps(asdict(fed(target, seed, batch, count, given.keep))))
        return 0
    figures = run(given)
    show(figures)
    return int(any(one.failed for one in figures))


if __name__ == "__main__":
    sys.exit(main())
