"""Check releases made to be slow or large, and tell time and memory of each, as ratios to a bound.

Usage: python benchmarks/hostile.py [--only WORD]

Every release is made in a temporary folder and checked in a process of its own. The bound of time is FIXED seconds of
processor time and PER_FILE for each file; the bound of memory is MEMORY. A detector that ran out of its time is counted
too: it kept the limit, and its answer is lost. The exit code is 1 where a bound is broken.
"""

import argparse
import json
import os
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from fuzz_samples import pdf

FIXED = 15.0
"""Seconds of processor time that the check of a small hostile release may take."""
PER_FILE = 0.0008
"""Seconds more for each file."""
MEMORY = 1536
"""MiB that a check may take; a release of 100,000 files has its list in memory."""
SECONDS = 300
SHARE = 1
"""How much smaller the releases are made: tests take a part."""
_README = b"# Wren\n\nWren is a language model of bird song.\n\n```bash\npython train.py --lr 1e-4\n```\n"
_TRAIN = b"import torch\n\ntorch.manual_seed(7)\noptimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)\n"
_GIB = 2**30


def some(count: int) -> int:
    """A count, made smaller by SHARE."""
    return max(count // SHARE, 20)


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files by path, beside a README and a trainer where they are not among them."""
    for path, data in {"README.md": _README, "train.py": _TRAIN, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def sparse(folder: Path) -> None:
    """2 GB of JSON in one line: a file with a hole, which takes no room on the disk."""
    write(folder, {"data.json": b'{"a": "', "config.json": b'["'})
    for name in ("data.json", "config.json", "README.md", "train.py", "notes.ipynb"):
        with (folder / name).open("ab") as file:
            file.truncate(2 * _GIB)


def aliases(folder: Path) -> None:
    """YAML whose aliases stand for aliases, nine at a time."""
    rows = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n".encode() for n in range(1, 60)]
    merges = [b"b0: &b0 {x: 1}\n"] + [
        f"b{n}: &b{n} {{<<: [{', '.join([f'*b{n - 1}'] * 9)}]}}\n".encode() for n in range(1, 60)
    ]
    write(folder, {"configs/train.yaml": b"".join(rows), "configs/merge.yaml": b"".join(merges)})


def deep(folder: Path) -> None:
    """Every nested format, nested 100,000 deep."""
    many = some(100_000)
    nested = {
        "a.json": b"[" * many, "b.json": b'{"a":' * many, "a.yaml": b"[" * many, "b.yaml": b"- " * many, "a.toml": b"a = " + b"[" * many,
        "b.toml": b"a = " + b"{a=" * many, "a.py": b"x = " + b"(" * many, "b.py": b"x = " + b"-" * many + b"1", "c.py": b"x" + b".a" * many,
        "a.cpp": b"void f() {" + b"{" * many, "a.html": b"<div>" * many, "a.md": b"> " * many, "b.md": b"- " * many, "c.md": b"[" * many,
        "a.ipynb": b'{"cells": [' + b"[" * many, "a.gin": b"a.b = " + b"[" * many, "a.sh": b"$(" * many, "b.sh": b"if x; then\n" * many,
        "a.rst": b"".join(b" " * depth + b"* a\n\n" for depth in range(some(1_500))), "Makefile": b"A = $(" * many, "setup.py": b"setup(a=" + b"[" * many,
        "model.safetensors": struct.pack("<Q", many) + b'{"a":' * (many // 5), "a.bib": b"{" * many, "LICENSE": b"(" * many,
    }  # fmt: skip
    write(folder, nested)


def lying(folder: Path) -> None:
    """Headers of weights that promise more than there is."""
    text = b'{"w":{"dtype":"F32","shape":[99999999999,99999999999],"data_offsets":[0,4]}}'
    counts = b"GGUF" + struct.pack("<IQQ", 3, 2**63 - 1, 2**63 - 1)
    files = {
        f"{n}.safetensors": struct.pack("<Q", size) + text for n, size in enumerate((2**63, 2**40, 90_000_000, 10, 0))
    }
    write(
        folder,
        {
            **files,
            "a.gguf": counts,
            "b.gguf": counts + struct.pack("<Q", 2**62),
            "model.bin": b"\x80\x02" + b"}" * some(10**6),
        },
    )
    with (folder / "2.safetensors").open("ab") as file:
        file.truncate(90_000_100)


def notebooks(folder: Path) -> None:
    """Notebooks that are no notebooks."""
    many = {
        "a": b"", "b": b"<html>", "c": b'{"cells": 1}', "d": b'{"cells": [' + b'{"source": "' * some(50_000), "e": b'{"cells": [1, null, [[]], "x"]}',
        "f": b'{"cells": [{"cell_type": "code", "source": ["' + b"x = (\\n" * some(200_000) + b'"]}]}', "g": b'"' * some(10**6), "h": b"\xff\xfe" + b"{" * some(10**5),
        "i": b'{"cells": [' + b'{"cell_type": "code", "source": ["(\\n"]},' * 20_000 + b'{}], "metadata": {}}',
    }  # fmt: skip
    write(folder, {f"{name}.ipynb": data for name, data in many.items()})


def slow_markdown(folder: Path) -> None:
    """Markdown whose marks open and never close."""
    pieces = (
        b"[",
        b"![",
        b"*a **b ",
        b"`a",
        b"<a ",
        b"<!--",
        b"[a](",
        b"[a]: b\n[",
        b"| a ",
        b"> ",
        b"- ",
        b"&",
        b"\\",
        b"_a__b",
        b"<td>",
        b"$",
    )
    files = {f"docs/{number}.md": piece * (some(200_000) // len(piece)) for number, piece in enumerate(pieces)}
    write(folder, {**files, "README.md": b"# Wren\n\n" + b"".join(piece * some(2_000) + b"\n\n" for piece in pieces)})


def slow_html(folder: Path) -> None:
    """HTML whose tags open and never close."""
    pieces = (
        b"<a ",
        b"<table><tr><td>",
        b"<p>",
        b"<b><i>",
        b"&a",
        b"<!-- ",
        b"<![CDATA[",
        b"<script>",
        b"<a href='x' ",
        b"</",
        b"<li>",
        b"<pre>\n",
    )
    write(folder, {f"docs/{number}.html": piece * (some(500_000) // len(piece)) for number, piece in enumerate(pieces)})


def backtracking(folder: Path) -> None:
    """Long runs of what patterns repeat, in every kind of text."""
    runs = (
        b" ", b"\n", b"a", b"a ", b"a-", b"a.", b"a/", b"a_", b"1", b"1.", b"1e", b"9,", b"(", b"((", b")", b"'", b'"', b"=", b"a=", b"--a ", b"<a>",
        b"cd ", b"git clone ", b"python ", b"and ", b"of the ", b"$ ", b"% ", b"# ", b"> ", b"copyright (c) ", b"licensed under ", b"A. B. ", b"\xc2\xa0",
        b"http://", b"https://github.com/a/", b"\xe3\x80\x82", b"trained on ", b"learning rate ", b"batch size of ", b"seed ", b"models, ", b"\\", b"{", b"a:",
    )  # fmt: skip
    text = b"\n\n".join(run * (some(20_000) // len(run)) + b"!" for run in runs)
    write(
        folder,
        {
            "README.md": b"# Wren\n\n" + text,
            "LICENSE": text,
            "docs/a.md": b"```bash\n" + text + b"\n```\n",
            "run.sh": text,
            "NOTES.txt": text,
        },
    )


def pdf_bombs(folder: Path) -> None:
    """PDF pages that unpack or repeat without end."""
    contents = (
        b"\0" * some(60_000_000),
        b"1 0 0 1 5 5 cm " * some(400_000),
        *(mark * some(200_000) for mark in (b"[", b"<<", b"q ", b"(")),
    )
    write(folder, {f"paper{number}.pdf": pdf(content) for number, content in enumerate(contents)})


def many_files(folder: Path) -> None:
    """100,000 small files in 1,000 folders."""
    write(folder, {f"f{number // 100:03}/x{number}.py": b"import torch\n" for number in range(some(100_000))})


def long_paths(folder: Path) -> None:
    """Paths of about 4,096 bytes, shorter and longer."""
    write(folder, {})
    here = os.open(folder, os.O_RDONLY)
    for depth in range(22):
        name = chr(97 + depth) * 200
        # Only relative to a handle can a path be so long.
        os.mkdir(name, dir_fd=here)
        inner = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
        os.close(os.open("train.py", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)


def blank_lines(folder: Path) -> None:
    """A code block, a script and a document of blank lines."""
    blank = b"\n" * some(150_000)
    code = b"```bash\npython train.py" + blank + b"cd nowhere\npython train.py\n```\n"
    write(
        folder,
        {
            "README.md": b"# Wren\n\n" + code,
            "run.sh": b"python train.py" + blank + b"x\n",
            "docs/a.md": b"# A\n\n" + code,
        },
    )


def many_launches(folder: Path) -> None:
    """20,000 commands beside 20,000 files."""
    rows = b"".join(
        b"python tools/run%d.py --config configs/c%d.yaml\n" % (number, number) for number in range(some(20_000))
    )
    files = {f"d{number // 100}/other{number}.py": b"" for number in range(some(20_000))}
    write(folder, {**files, "run.sh": rows, "README.md": b"# Wren\n\n```bash\n" + rows + b"```\n"})


def many_projects(folder: Path) -> None:
    """8,000 folders, each with a README and a setup.py."""
    files = {
        f"p{number}/{name}": b"# A\n" for number in range(some(8_000)) for name in ("README.md", "setup.py", "a.py")
    }
    write(folder, files)


def many_links(folder: Path) -> None:
    """One paragraph, one list and one table with thousands of links."""
    links = b" ".join(b"[model %d](https://huggingface.co/lab/m%d)" % (number, number) for number in range(some(8_000)))
    rows = b"\n".join(b"see https://example.org/%d and" % number for number in range(some(8_000)))
    write(folder, {"README.md": b"# Wren\n\nThe weights: " + links + b".\n\n" + rows + b"\n"})


def git_bomb(folder: Path) -> None:
    """A git tree in which ten folders of ten folders hold the same files: 100,000 paths of six objects."""

    def git(*words: str, given: bytes = b"") -> str:
        return (
            subprocess.run(["git", "-C", folder, *words], input=given, capture_output=True, check=True)
            .stdout.decode()
            .strip()
        )

    git("init", "--quiet", "--bare")
    blob = git("hash-object", "-w", "--stdin", given=b"import torch\n")
    rows = "".join(f"100644 blob {blob}\t{name}\n" for name in ("README.md", "setup.py", "a.py", *map(str, range(7))))
    for _ in range(4 if SHARE == 1 else 2):
        tree = git("mktree", given=rows.encode())
        rows = "".join(f"040000 tree {tree}\td{number}\n" for number in range(10))
    rows += f"100644 blob {git('hash-object', '-w', '--stdin', given=_README)}\tREADME.md\n"
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    git("update-ref", "HEAD", git(*who, "commit-tree", git("mktree", given=rows.encode()), "-m", "x"))


CASES: tuple[Callable[[Path], None], ...] = (
    *(
        sparse,
        aliases,
        deep,
        lying,
        notebooks,
        slow_markdown,
        slow_html,
        backtracking,
        pdf_bombs,
        many_files,
        long_paths,
    ),
    *(blank_lines, many_launches, many_projects, many_links, git_bomb),
)


def checked(folder: Path) -> tuple[float, float, int, str]:
    """Processor time, memory in MiB, number of entries, and what went wrong, of the check of a folder."""
    report = folder.with_suffix(".report")
    words = [
        sys.executable,
        "-m",
        "openassay",
        "check",
        "--quiet",
        "--format",
        "json",
        "--max-seconds",
        str(SECONDS),
        "--output",
        str(report),
        str(folder),
    ]
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    told = json.loads(report.read_bytes()) if report.exists() else {}
    late = [one["rule"] for one in told.get("evidence", ()) if "did not end" in one["message"]]
    wrong = f"{len(set(late))} out of time: {', '.join(sorted(set(late)))}" if late else ""
    if not told:
        wrong = f"no report, exit code {child.returncode}"
    entries = sum(tree["entries"] for tree in told["release"]["trees"]) if told else 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit, entries, wrong


def main() -> int:
    """Make, check and tell."""
    asker = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    asker.add_argument("--only", default="", metavar="WORD")
    asker.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    asked = asker.parse_args()
    if asked.make:
        next(case for case in CASES if case.__name__ == asked.make[0])(Path(asked.make[1]))
        return 0
    broken = 0
    print(f"{'release':18}{'entries':>9}{'seconds':>9}{'of bound':>10}{'MiB':>7}{'of bound':>10}  what was lost")
    for case in (one for one in CASES if asked.only in one.__name__):
        with tempfile.TemporaryDirectory() as top:
            folder = Path(top, "wren")
            folder.mkdir()
            # Never in this process: what it holds would be counted as the peak of those that it starts.
            subprocess.run([sys.executable, __file__, "--make", case.__name__, str(folder)], check=True)
            seconds, memory, entries, wrong = checked(folder)
        allowed = FIXED + PER_FILE * entries
        broken += seconds > allowed or memory > MEMORY or wrong.startswith("no report")
        print(
            f"{case.__name__:18}{entries:9,}{seconds:9.1f}{seconds / allowed:10.2f}{memory:7.0f}{memory / MEMORY:10.2f}  {wrong}",
            flush=True,
        )
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
