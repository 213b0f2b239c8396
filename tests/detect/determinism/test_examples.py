"""The examples of rules that need nothing but NumPy are run: a fault shows in two runs, its mended twin does not."""

import ast
import os
import shutil
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from openassay.api import audit_randomness

HERE = Path(__file__).parent
EVERY_RUN = (
    "unseeded_python", "unseeded_numpy", "unseeded_numpy_generator", "seeded_too_late", "unseedable", "set_order",
    "generator_reseeded_at_random",
)  # fmt: skip
KNOWN = {*sys.stdlib_module_names, "numpy"}


def light(release: Path) -> bool:
    """Whether a program imports nothing that is not here."""
    program = release / "train.py"
    if not program.is_file():
        return False
    nodes = list(ast.walk(ast.parse(program.read_text())))
    names = [one.name for node in nodes if isinstance(node, ast.Import) for one in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names} <= KNOWN


def twin(release: Path) -> Path | None:
    """Of the programs that say no, the one most like it, if it is like it at all."""
    wrong = (release / "train.py").read_text()
    likeness = {
        other: SequenceMatcher(None, wrong, (other / "train.py").read_text(), autojunk=False).ratio()
        for other in sorted(release.parent.glob("no_*"))
        if light(other)
    }
    best = max(likeness, key=lambda one: likeness[one], default=None)
    return best if best and likeness[best] > 0.6 else None


def output(release: Path, folder: Path, salt: int) -> tuple[str, dict[str, bytes]] | None:
    """What a program prints and writes in a folder of its own; none where it needs what is not here."""
    shutil.copytree(release, folder)
    environment = {**os.environ, "PYTHONHASHSEED": str(salt)}
    words = [sys.executable, "train.py"]
    ended = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    written = {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}
    return (ended.stdout, written) if ended.returncode == 0 else None


PAIRS = [
    (rule, wrong, right)
    for rule in EVERY_RUN
    for wrong in sorted((HERE / rule).glob("yes_*"))
    if light(wrong) and (right := twin(wrong))
]


@pytest.mark.parametrize(
    ("rule", "wrong", "right"), [pytest.param(*one, id=f"{one[0]}-{one[1].name}") for one in PAIRS]
)
def test_a_fault_shows_when_it_is_run_and_its_twin_does_not(
    rule: str, wrong: Path, right: Path, tmp_path: Path
) -> None:
    first, second = (output(wrong, tmp_path / f"wrong{salt}", salt) for salt in (1, 2))
    if first is None or second is None:
        pytest.skip("it needs data that is not here")
    assert first != second
    third, fourth = (output(right, tmp_path / f"right{salt}", salt) for salt in (1, 2))
    assert third is None or third == fourth


def test_enough_of_them_are_run() -> None:
    assert len(PAIRS) >= 8


def test_every_example_is_told_apart() -> None:
    told = audit_randomness(str(HERE / "unseeded_numpy" / "yes_shuffle"), offline=True)
    assert "OA-RNG-12" in {one.rule for one in told.evidence if one.outcome == "yes"}
