"""Write the pages of docs/ that are made from records: rules, standards, formats, commands, schemas.

Usage: python scripts/docs.py            write them, and remove what no record stands behind any more
       python scripts/docs.py --check    exit with 1 where a page on disk is not what would be written
"""

import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import click

from openassay import api, report
from openassay.cli._run import group
from openassay.detect.catalogue import Found, found
from openassay.read.format import formats as readers
from openassay.report import matrix
from openassay.report.schema import SCHEMAS, json_schema
from openassay.schema import Evidence, Location
from openassay.standard import Rubric
from openassay.standard.rubric import Rung

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GENERATED = ("rules/*.md", "standards/*.md", "schema/*.json", "formats.md", "cli.md")
NOTE = "<!-- Written by scripts/docs.py from the records in src. Change those. -->\n"
WIDTH = 88
LIKE = 0.5
"""How like a mended example must be to its fault, from 0 to 1."""
LONGEST = 40
"""Lines of a mended example that are shown."""

Page = tuple[str, str]
"""Path below docs/, and text."""


def pages() -> dict[str, str]:
    """Every generated page."""
    every = [*rules(), *standards(), *schemas(), ("formats.md", formats()), ("cli.md", commands())]
    return dict(every)


def rules() -> Iterator[Page]:
    """One page per rule, and a list of them all by part."""
    yield "rules/index.md", rule_index()
    for one in found():
        yield f"rules/{one.record.id}.md", rule(one)


def rule_index() -> str:
    """The list of rules, under a heading per part."""
    lines = [NOTE, "# Rules", "", "What openassay looks for. `openassay rule ID` prints the same."]
    for part in dict.fromkeys(one.record.part for one in found()):
        lines += ["", f"## {part}", ""]
        records = [one.record for one in found() if one.record.part == part]
        lines += [f"- [{record.id}]({record.id}.md): {record.question}" for record in records]
    return text(lines)


def rule(one: Found) -> str:
    """The page of one rule."""
    record = one.record
    lines = [NOTE, f"# {record.id}: {record.question}", "", f"Part: `{record.part}`. Since {record.since}."]
    lines += ["", "## Why", "", record.why, "", "## How to satisfy it", "", record.satisfy]
    if record.facts:
        lines += ["", "## Facts", "", *(f"- `{fact}`" for fact in record.facts)]
    return text([*lines, *example(one)])


def example(one: Found) -> Iterator[str]:
    """What the rule finds in the first of its tiny releases, with the lines that it points to."""
    folder = ROOT.joinpath("tests", "detect", *one.module.split(".")[2:])
    for release in sorted(folder.glob("yes_*")):
        seen = next((seen for seen in evidence(release, one.record.id) if seen.outcome == "yes"), None)
        if seen and seen.locations:
            place = seen.locations[0]
            yield from ("", "## Example", "", f"`{place.path}`", "", "```", *excerpt(release, place), "```", "")
            yield f"gives `{seen.fact}`: {seen.message}"
            yield from mended(release, place.path) if ".determinism." in one.module else ()
            return


def mended(release: Path, path: str) -> Iterator[str]:
    """The twin in which the fault is mended: of the releases that say no, the one that is most like it."""
    wrong = (release / path).read_text(encoding="utf-8", errors="replace")
    twins = [one.read_text(encoding="utf-8", errors="replace") for one in sorted(release.parent.glob(f"no_*/{path}"))]
    likeness = {twin: SequenceMatcher(None, wrong, twin, autojunk=False).ratio() for twin in twins if twin != wrong}
    twin = max(likeness, key=lambda one: likeness[one], default="")
    if twin and likeness[twin] > LIKE and not path.endswith(".ipynb"):
        yield from ("", "## Mended", "", "```", *(row[:WIDTH] for row in twin.splitlines()[:LONGEST]), "```")


def evidence(release: Path, rule: str) -> list[Evidence]:
    """What one rule finds in a release."""
    record = next(one for one in found() if one.record.id == rule)
    audited = "*" if ".determinism." in record.module else ""
    return [seen for seen in api.assess(str(release), audited=audited, offline=True).evidence if seen.rule == rule]


def excerpt(release: Path, place: Location) -> list[str]:
    """The lines of a place with two on either side, at most twelve, cut at WIDTH characters."""
    data = (release / place.path).read_bytes()
    if b"\0" in data:
        return ["(binary)"]
    first = max(0, (place.line or 1) - 3)
    last = min((place.end_line or place.line or 1) + 2, first + 12)
    return [row[:WIDTH] for row in data.decode(errors="replace").splitlines()[first:last]]


def standards() -> Iterator[Page]:
    """One page per standard, and a list of them."""
    lines = [NOTE, "# Standards", "", "Through which a release can be read.", ""]
    lines += [f"- [{one.title} {one.version}]({one.id}.md), our reading {one.revision}" for one in api.standards()]
    yield "standards/index.md", text(lines)
    for one in api.standards():
        yield f"standards/{one.id}.md", standard(one)


def standard(rubric: Rubric) -> str:
    """The page of one standard: its grades, and its criteria with their questions, answers and sources."""
    lines = [NOTE, f"# {rubric.title} {rubric.version}", "", f"`{rubric.id}`, our reading {rubric.revision}.", ""]
    lines += [f"Source: {rubric.source}", "", f"Grades: {outcomes(rubric.grade)}."]
    for one in rubric.criterion:
        lines += ["", f"## {one.id}", "", one.question, "", f"Answers: {outcomes(one.ladder)}."]
        lines += ["", f"Source: {one.source}"] if one.source else []
    return text(lines)


def outcomes(ladder: tuple[Rung, ...]) -> str:
    """The outcomes of a ladder, each once, in its order."""
    return ", ".join(dict.fromkeys(rung.outcome for rung in ladder))


def schemas() -> Iterator[Page]:
    """The JSON Schema of every file that people exchange."""
    for name in SCHEMAS:
        yield f"schema/{name}.json", json_schema(name).decode()


def formats() -> str:
    """In which formats a report is told, and which files of a release are read."""
    lines = [NOTE, "# Formats", "", "## Reports", "", "`--format NAME`, for `check` and `render`.", ""]
    lines += ["| name | file | what it is |", "|---|---|---|"]
    lines += [f"| `{name}` | `*{one.SUFFIX}` | {summary(one.__doc__)} |" for name, one in report.formats().items()]
    lines += ["", "## Several releases side by side", "", "`--matrix --format NAME`, for `check` and `render`.", ""]
    lines += ["| name | file | what it is |", "|---|---|---|"]
    lines += [f"| `{name}` | `*{one.SUFFIX}` | {summary(one.__doc__)} |" for name, one in matrix.formats().items()]
    lines += ["", "## Files that are read", "", "By their plainest names.", ""]
    lines += ["| format | gives | files |", "|---|---|---|"]
    for reader in readers():
        names = (name for name in reader.names if "[" not in name)
        files = ", ".join(f"`{one}`" for one in (*(f"*{suffix}" for suffix in reader.suffixes), *names))
        lines.append(f"| {reader.name} | {reader.gives.__name__} | {files} |")
    return text(lines)


def summary(docstring: str | None) -> str:
    """The first line of a docstring."""
    return (docstring or "").split("\n", 1)[0]


def commands() -> str:
    """The help of every command."""
    top = click.Context(group, info_name="openassay", terminal_width=WIDTH, **group.context_settings)
    lines = [NOTE, "# Commands", "", "```", group.get_help(top), "```"]
    for name in group.list_commands(top):
        lines += ["", f"## {name}", "", "```", command_help(top, name), "```"]
    return text(lines)


def command_help(top: click.Context, name: str) -> str:
    """The help of one command, none for a name that is no command."""
    command = group.get_command(top, name)
    return command.get_help(click.Context(command, top, name)) if command else ""


def text(lines: list[str]) -> str:
    """Lines as a file."""
    return "\n".join(line.rstrip() for line in lines) + "\n"


def on_disk() -> set[str]:
    """The generated pages that are there."""
    return {path.relative_to(DOCS).as_posix() for pattern in GENERATED for path in DOCS.glob(pattern)}


def stale(wanted: dict[str, str]) -> list[str]:
    """The pages that are missing, out of date, or left over."""
    there = on_disk()
    wrong = {name for name, page in wanted.items() if name not in there or (DOCS / name).read_text("utf-8") != page}
    return sorted(wrong | (there - set(wanted)))


def write(wanted: dict[str, str]) -> None:
    """Bring docs/ up to date."""
    for name in stale(wanted):
        path = DOCS / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8")
        else:
            path.unlink()
        print(f"docs/{name}")


def main() -> int:
    """Write or check."""
    wanted = pages()
    if sys.argv[1:] != ["--check"]:
        write(wanted)
        return 0
    wrong = stale(wanted)
    for name in wrong:
        print(f"docs/{name} is not what the records say: run make docs")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
