"""How long openassay takes, as ratios to a bound measured in the same run.

Usage: python benchmarks/speed.py [REPOSITORY]      a git repository, bare or not; default: this project

It prints figures and asserts nothing. The bound of `check` is the least that any reader of a repository has to do: take
every blob from git once, and parse the Python files with the standard library.
"""

import ast
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

ROUNDS = 5
FIXED = 0.5
"""Seconds of CPU that a check may take whatever the size of the release."""
TIMES = 3
"""How often the bound a check may take beyond that."""
SAFE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
ENDED = (0, 4)
"""Exit codes of a check that looked: complete, or with something that could not be read."""
OPENASSAY = [sys.executable, "-m", "openassay"]


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of a few rounds, after one that warms the caches."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def processor(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median CPU time, user and system, of the processes that a few rounds start, after one more."""
    work()
    times = []
    for _ in range(rounds):
        start = os.times()
        work()
        end = os.times()
        times.append(end.children_user + end.children_system - start.children_user - start.children_system)
    return statistics.median(times)


def command(*words: str) -> Callable[[], object]:
    """Run a command, its output thrown away. Ends here where it could not be run: a failure is fast."""

    def work() -> None:
        done = subprocess.run(words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if done.returncode not in ENDED:
            raise SystemExit(f"{' '.join(words)}: {done.stderr.decode(errors='replace')}")

    return work


def git(repository: str, *words: str, given: bytes = b"") -> bytes:
    """The output of git on a repository, which never fetches and runs nothing that the repository names."""
    done = subprocess.run(
        ["git", "-C", repository, *words], input=given, capture_output=True, check=True, env={**os.environ, **SAFE}
    )
    return done.stdout


def blobs(repository: str) -> list[tuple[str, str]]:
    """Id and path of every file of the newest revision."""
    rows = git(repository, "ls-tree", "-r", "-z", "HEAD").decode(errors="replace").split("\0")[:-1]
    split = [row.split("\t", 1) for row in rows]
    return [(head.split()[2], path) for head, path in split if head.split()[1] == "blob"]


def contents(repository: str, ids: list[str]) -> list[bytes]:
    """The bytes of blobs in one call of git; empty for those that this copy lacks."""
    output, found, at = git(repository, "cat-file", "--batch", given="\n".join(ids).encode() + b"\n"), [], 0
    for _ in ids:
        end = output.index(b"\n", at)
        head = output[at:end].split()
        size = int(head[2]) if len(head) == 3 else 0
        found.append(output[end + 1 : end + 1 + size])
        at = end + 1 + (size + 1 if len(head) == 3 else 0)
    return found


def bound(repository: str) -> tuple[int, int]:
    """Read every blob and parse the Python files; how many bytes and how many files parsed."""
    every = blobs(repository)
    data = contents(repository, [identity for identity, _ in every])
    parsed = 0
    for (_, path), content in zip(every, data, strict=True):
        if path.endswith(".py"):
            try:
                ast.parse(content)
            except (SyntaxError, ValueError):
                continue
            parsed += 1
    return sum(map(len, data)), parsed


def peak(repository: str) -> tuple[int, int]:
    """Greatest memory of the bound and of `check`, in MiB, each in a process of its own."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    sizes = []
    for words in ([sys.executable, __file__, "--bound", repository], [*OPENASSAY, "check", "--quiet", repository]):
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        sizes.append(os.wait4(child.pid, 0)[2].ru_maxrss // unit)
    return sizes[0], sizes[1]


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as cache:
        # Byte code is kept, as pip does when it installs, also from a checkout or where the environment forbids it.
        os.environ["PYTHONPYCACHEPREFIX"] = os.environ.get("PYTHONPYCACHEPREFIX") or cache
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        measure()


def measure() -> None:
    """The figures of one repository."""
    if sys.argv[1:2] == ["--bound"]:
        print(*bound(sys.argv[2]))
        return
    repository = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).parents[1])
    bare = seconds(command(sys.executable, "-c", "pass"))
    version = seconds(command(*OPENASSAY, "--version"))
    # Never in this process: what it holds would be counted as the peak of those that it starts.
    counted = subprocess.run([sys.executable, __file__, "--bound", repository], check=True, capture_output=True)
    size, parsed = map(int, counted.stdout.split())
    least = processor(command(sys.executable, __file__, "--bound", repository))
    check = processor(command(*OPENASSAY, "check", "--quiet", repository))
    allowed = FIXED + TIMES * least
    memory, least_memory = peak(repository)[::-1]
    print(f"openassay --version      {version:8.3f} s   {version / bare:5.1f} times bare Python ({bare:.3f} s)")
    print(f"openassay check          {check:8.3f} s   {check / allowed:5.2f} times what is allowed ({allowed:.3f} s)")
    ratio = memory / least_memory
    print(f"peak memory of check     {memory:5} MiB   {ratio:5.1f} times the bound ({least_memory} MiB)")
    print(f"allowed: {FIXED} s and {TIMES} times the bound of {least:.3f} s")
    print(f"bound: read {size / 2**20:.1f} MiB of blobs, parse {parsed} Python files; medians of {ROUNDS} rounds")


if __name__ == "__main__":
    main()
