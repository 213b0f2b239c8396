"""How often a tool is right on labelled releases.

Usage: python benchmarks/truth/score.py ANSWERS LABELS.csv... [--cells]

ANSWERS is a folder with one openassay JSON report per repository, named `<owner>+<name>.json`, or a CSV of any tool's
answers with the columns `repo,part,state` (part `kind` and `claim` too). Several label files are pooled. Figures stand
with a 95 % interval from 10,000 resamples of whole releases, drawn with a fixed seed: the cells of one release are not
independent. It prints figures and judges nothing.
"""

import csv
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

PARTS = ("system_code", "parameters", "dataset", "hyperparameters", "training_code", "rng", "frameworks")
SHARED = ("included", "linked")
ANSWERED_NO = ("missing", "described")
LEVELS = {"included": "shared", "linked": "shared", "described": "not shared", "missing": "not shared"}
RESAMPLES = 10_000
NEAR = 5
"""Lines that a cited place may lie off a reader's."""
WIDE = 40
"""Lines that a cited place may span to count as a line at all."""

Pair: TypeAlias = tuple[str, str]
Span: TypeAlias = tuple[str, int, int]


class Cell(NamedTuple):
    """One label beside one answer."""

    repo: str
    part: str
    accepted: tuple[str, ...]
    answer: str
    doubted: bool
    shown: tuple[Span, ...]
    """Where the readers saw it."""
    cited: tuple[Span, ...]
    """Where the tool says it saw it."""

    @property
    def right(self) -> bool:
        """Whether the answer is one that a reader gave."""
        return self.answer in self.accepted

    @property
    def pair(self) -> Pair:
        """The label to compare with, and the answer."""
        return (self.answer if self.right else self.accepted[0], self.answer)

    @property
    def level(self) -> Pair:
        """The same on three levels: shared, partial, not shared."""
        accepted = [LEVELS.get(one, one) for one in self.accepted]
        answer = LEVELS.get(self.answer, self.answer)
        return (answer if answer in accepted else accepted[0], answer)


Answers: TypeAlias = Mapping[tuple[str, str], tuple[str, tuple[Span, ...]]]


def agreement(pairs: Sequence[Pair]) -> float:
    """The share of pairs that agree, from 0 to 1; 0 for none."""
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0


def kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa of (label, answer) pairs: agreement beyond what the two distributions give by chance."""
    if not pairs:
        return 0.0
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[state] * right[state] for state in left) / len(pairs) ** 2
    return (agreement(pairs) - chance) / (1 - chance) if chance < 1 else 1.0


def places(text: str) -> tuple[Span, ...]:
    """The `path:line` and `path:first-last` places in a label's evidence."""
    found = re.finditer(r"([^\s;,()]+):(\d+)(?:-(\d+))?(?=[\s;,)]|$)", text)
    return tuple((one[1], int(one[2]), int(one[3] or one[2])) for one in found)


def from_reports(folder: Path) -> Answers:
    """State and cited places by repository and part, from openassay's reports."""
    found: dict[tuple[str, str], tuple[str, tuple[Span, ...]]] = {}
    for path in sorted(folder.glob("*+*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        repo, by_id = path.stem.replace("+", "/", 1), {one["id"]: one for one in report["evidence"]}
        found[repo, "kind"] = (report["subject"]["kind"], ())
        found[repo, "claim"] = (report["claim"]["state"], ())
        for part, told in report["parts"].items():
            spans = [
                (place["path"], place.get("line") or 0, place.get("end_line") or place.get("line") or 0)
                for key in told["evidence"]
                for place in by_id[key]["locations"]
            ]
            found[repo, part] = (told["state"], tuple(spans))
    return found


def from_table(path: Path) -> Answers:
    """State and cited places by repository and part, from a CSV; a column `evidence` is read where there is one."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["repo"], row["part"]): (row["state"], places(row.get("evidence", ""))) for row in csv.DictReader(file)
        }


def cells(labels: Iterable[Mapping[str, str]], answers: Answers) -> Iterator[Cell]:
    """Every label whose repository was answered; a part that was not answered is `unknown`."""
    known = {repo for repo, _ in answers}
    for row in labels:
        if row["repo"] in known:
            answer, cited = answers.get((row["repo"], row["part"]), ("unknown", ()))
            accepted = tuple(row["state"].split("|"))
            yield Cell(row["repo"], row["part"], accepted, answer, row["doubt"] == "1", places(row["evidence"]), cited)


def kinds(labels: Iterable[Mapping[str, str]], answers: Answers) -> list[tuple[str, Pair]]:
    """The labelled and the answered kind of each release."""
    told = {row["repo"]: row["kind"] for row in labels}
    return [
        (repo, (_closest(kind, answers[repo, "kind"][0]), answers[repo, "kind"][0]))
        for repo, kind in told.items()
        if (repo, "kind") in answers
    ]


def _closest(label: str, answer: str) -> str:
    """The answer where one of the readers gave it, else the first reader's."""
    accepted = label.split("|")
    return answer if answer in accepted else accepted[0]


def interval(groups: Mapping[str, Sequence[Cell]], figure: Callable[[list[Cell]], float]) -> tuple[float, float]:
    """A 95 % percentile bootstrap interval of a figure over whole releases."""
    chance, names = random.Random(0), sorted(groups)  # noqa: S311 - no secret hangs on it
    drawn = sorted(
        figure([*chain.from_iterable(groups[name] for name in chance.choices(names, k=len(names)))])
        for _ in range(RESAMPLES)
    )
    return drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES) - 1]


def hit(cell: Cell, *, near: bool) -> bool:
    """Whether a cited place lies in a file that a reader cites, or within a few lines of the reader's."""
    return any(
        mine[0] == theirs[0]
        and (not near or (mine[2] - mine[1] <= WIDE and mine[1] - NEAR <= theirs[2] and theirs[1] <= mine[2] + NEAR))
        for mine in cell.cited
        for theirs in cell.shown
    )


def false_open(cell: Cell) -> bool:
    """Whether something is called shared that no reader found shared."""
    return cell.answer in SHARED and all(one in ANSWERED_NO for one in cell.accepted)


def missed(cell: Cell) -> bool:
    """Whether something shared was not found."""
    return cell.answer in (*ANSWERED_NO, "unknown") and all(one in SHARED for one in cell.accepted)


def share(found: Sequence[Cell], told: Callable[[Cell], bool]) -> float:
    """The share of cells of which that is true; 0 for none."""
    return sum(map(told, found)) / len(found) if found else 0.0


FIGURES: dict[str, Callable[[list[Cell]], float]] = {
    "exact states, agreement": lambda found: agreement([one.pair for one in found]),
    "exact states, kappa": lambda found: kappa([one.pair for one in found]),
    "three levels, kappa": lambda found: kappa([one.level for one in found]),
    "false openness": lambda found: share(found, false_open),
    "missed": lambda found: share(found, missed),
    "answered (not unknown)": lambda found: share(found, lambda one: one.answer != "unknown"),
    "right among answered": lambda found: agreement([one.pair for one in found if one.answer != "unknown"]),
    "neither reader doubted, kappa": lambda found: kappa([one.pair for one in found if not one.doubted]),
}


def table(labels: Sequence[Mapping[str, str]], answers: Answers) -> Iterator[str]:
    """The figures, a line each."""
    every = [*cells(labels, answers)]
    found = [one for one in every if one.part in PARTS]
    groups: dict[str, list[Cell]] = defaultdict(list)
    for one in found:
        groups[one.repo].append(one)
    yield f"{len(groups)} releases with parts, {len(found)} cells"
    for part in PARTS:
        pairs = [one.pair for one in found if one.part == part]
        yield f"  {part:16} right {agreement(pairs):6.1%}  kappa {kappa(pairs):.2f}"
    for name, figure in FIGURES.items():
        low, high = interval(groups, figure)
        yield f"{name:32} {figure(found):.3f}  ({low:.3f} to {high:.3f})"
    readers = [(one.accepted[0], one.accepted[-1]) for one in found]
    yield f"{'the readers among themselves':32} {agreement(readers):.3f}, kappa {kappa(readers):.3f}"
    judged = kinds(labels, answers)
    yield f"{'kind':32} {sum(a == b for _, (a, b) in judged)} of {len(judged)}"
    claims = [one for one in every if one.part == "claim"]
    yield f"{'claim':32} {sum(one.right for one in claims)} of {len(claims)}"
    shown = [one for one in found if one.right and one.answer in (*SHARED, "partial") and one.shown]
    same, close = (sum(hit(one, near=near) for one in shown) for near in (False, True))
    yield f"{'evidence of right cells':32} {same} of {len(shown)} in a reader's file, {close} within {NEAR} lines"


def differing(labels: Sequence[Mapping[str, str]], answers: Answers) -> Iterator[str]:
    """Every answer that no reader gave."""
    for repo, (label, answer) in kinds(labels, answers):
        if label != answer:
            yield f"{repo} kind: {label}, answered {answer}"
    for one in cells(labels, answers):
        if not one.right and one.part != "kind":
            yield f"{one.repo} {one.part}: {' or '.join(one.accepted)}, answered {one.answer}"


def main(words: Sequence[str]) -> None:
    """Read the files that the words name, and print."""
    names = [word for word in words if not word.startswith("--")]
    if len(names) < 2:
        raise SystemExit(__doc__)
    answers = from_reports(Path(names[0])) if Path(names[0]).is_dir() else from_table(Path(names[0]))
    labels: list[Mapping[str, str]] = []
    for name in names[1:]:
        with Path(name).open(encoding="utf-8", newline="") as file:
            labels += csv.DictReader(file)
    lines = chain(differing(labels, answers) if "--cells" in words else (), table(labels, answers))
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main(sys.argv[1:])
