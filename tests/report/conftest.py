"""Reports made by hand: a whole model, a weights-only one with hostile names, and software."""

import os
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from openassay.report import Options, RuleText
from openassay.schema import (
    PARTS,
    Claim,
    Criterion,
    Evidence,
    Licence,
    Location,
    NotExamined,
    PartReport,
    Reading,
    ReleaseRef,
    Report,
    Step,
    Subject,
    Tool,
    TreeRef,
    Verdict,
)

COMMIT = "0123456789abcdef0123456789abcdef01234567"
HOSTILE = (
    "evil\n\x1b[31m\x1b]8;;https://evil.example\x07<script>alert(1)</script>\u202egpj.exe|`[x](javascript:alert(1))"
)
LONG = "/".join(["a" * 29] * 10)
GOLDEN = Path(__file__).parent / "golden"


def release(address: str, revision: str = COMMIT, entries: int = 61) -> ReleaseRef:
    tree = TreeRef(name="main", address=address, revision=revision, entries=entries, bytes=5_000_000, sha256="ab" * 32)
    return ReleaseRef(
        address=address, revision=revision, subfolder="", name="", trees=(tree,), id="sha256:" + "cd" * 32
    )


def saw(
    fact: str, path: str, lines: tuple[int, int] | None = (1, 1), *, message: str = "", value: str = ""
) -> Evidence:
    first, last = lines or (None, None)
    return Evidence(
        rule="OA-TST-01",
        fact=fact,
        part=fact.partition(".")[0],
        outcome="yes",
        message=message or f"Found in {path}.",
        value=value,
        locations=(Location(path=path, line=first, end_line=last),),
    )


def part(state: str = "included", expression: str = "Apache-2.0", **given: object) -> PartReport:
    shown = state in ("included", "linked", "partial")
    given.setdefault("access", "open" if shown else "none")
    given.setdefault("fixed", "commit" if shown else "none")
    terms = given.pop("open", "yes" if shown and expression else "unknown")
    ids = given.pop("terms_from", ())
    return PartReport(state=state, licence=Licence(expression=expression, open=terms, evidence=ids), **given)


def verdict(grade: str, summary: str = "", **given: object) -> Verdict:
    return Verdict(
        standard="seven-parts", title="Seven parts", version="1", revision=1, grade=grade, summary=summary, **given
    )


def make_whole() -> Report:
    terms = saw("licence.release", "LICENSE", message="Apache License 2.0, the whole text.", value="Apache-2.0")
    found = {id_: saw(f"{id_}.here", f"{id_}/main.py", (7, 19)) for id_ in PARTS}
    says = saw("claim.self", "README.md", (3, 3), value="a fully open language model")
    parts = {id_: part(evidence=(found[id_].id,), terms_from=(terms.id,)) for id_ in PARTS}
    criteria = tuple(Criterion(id=id_, outcome="included", evidence=(found[id_].id,)) for id_ in PARTS)
    return Report(
        release=release("https://git.example.org/people/whole.git"),
        subject=Subject(kind="model", name="Whole 1B", version="1.0", evidence=(says.id,)),
        parts=parts,
        claim=Claim(state="self", text="a fully open language model", supported="yes", evidence=(says.id,)),
        evidence=(terms, says, *found.values()),
        verdicts=(
            verdict("whole", "7 of 7 parts shared, all 7 open", criteria=criteria),
            Verdict(
                standard="osaid",
                title="OSAID",
                version="1.0",
                revision=1,
                grade="needs a human",
                next=(Step(rule="OA-DAT-03"),),
            ),
        ),
        not_examined=(),
        assessment="ef" * 32,
        tool=Tool(version="0.1.0"),
    )


def make_weights_only() -> Report:
    weights = Evidence(
        rule="OA-TST-02",
        fact="parameters.gated",
        part="parameters",
        outcome="yes",
        message=f"Request a link:\n{HOSTILE}",
        locations=(
            Location(path=HOSTILE, line=41),
            Location(address="https://weights.example/form?a=1&b=<2>", read_on="2026-11-20"),
            Location(address="javascript:alert(1)", read_on="2026-11-20"),
        ),
    )
    told = saw("dataset.described", LONG + "/模型卡片.md", (186, 186), message="“~15 trillion tokens of 公开数据”")
    nothing = Evidence(
        rule="OA-TST-03",
        fact="training_code.here",
        part="training_code",
        outcome="no",
        message="No optimiser step on any path.",
        searched=("44 Python files", "12 documents", "3 notebooks", "2 scripts", "1 archive", HOSTILE),
    )
    clash = Evidence(
        rule="OA-TST-04",
        fact="consistency.licence",
        part="consistency",
        outcome="no",
        severity="warning",
        message="The card says MIT, the file holds Apache-2.0.",
        locations=(Location(path="README.md", line=2), Location(path="LICENSE", line=1)),
    )
    says = saw("claim.self", "README.md", (13, 13), value=HOSTILE)
    parts = {
        "system_code": part(
            "partial", "LicenseRef-community", open="no", note="Inference is here, the tokenizer is not."
        ),
        "parameters": part("linked", "LicenseRef-community", open="no", access="gated", evidence=(weights.id,)),
        "dataset": part("described", "", evidence=(told.id,)),
        "hyperparameters": part("unknown", "", note=f"Could not be read: {HOSTILE}"),
        "training_code": part("missing", "", evidence=(nothing.id,)),
        "rng": part("not_applicable", "", note="Nothing is drawn at random."),
        "frameworks": part("missing", ""),
    }
    return Report(
        release=release(HOSTILE),
        subject=Subject(
            kind="unknown",
            name=HOSTILE,
            readings=(Reading(kind="model", why=f"weights: {HOSTILE}"), Reading(kind="dataset", why="many records")),
        ),
        parts=parts,
        claim=Claim(state="self", text=HOSTILE, supported="in part", evidence=(says.id,)),
        evidence=(weights, told, nothing, clash, says),
        verdicts=(
            verdict(
                "undetermined",
                HOSTILE,
                candidates=("weights-only", "partial"),
                next=(
                    Step(
                        rule="OA-HYP-01",
                        text="State with which values it was made.",
                        location=Location(path="README.md", line=12),
                        write="steps: <number of steps>",
                    ),
                    Step(rule="OA-TRN-01"),
                    Step(
                        rule="OA-DAT-03",
                        text=f"Publish {HOSTILE}.",
                        location=Location(path="DATA_CARD.md"),
                        new=True,
                        write=HOSTILE,
                    ),
                    Step(rule="OA-RNG-01"),
                ),
                criteria=(Criterion(id="rng", outcome="not_applicable", question=HOSTILE, evidence=(weights.id,)),),
            ),
        ),
        not_examined=(NotExamined(what=HOSTILE, why="a link that leaves\nthe release"),),
        assessment="ef" * 32,
        tool=Tool(version="0.1.0", options=("offline", HOSTILE)),
    )


def make_software() -> Report:
    source = saw("software.source", "tool/__init__.py", None)
    terms = saw("licence.release", "LICENSE.txt", value="BSD-3-Clause")
    return Report(
        release=release("https://git.example.org/people/tool", entries=1),
        subject=Subject(kind="software", name="tool"),
        parts={id_: part("not_applicable", "", note="Software that learns nothing.") for id_ in PARTS},
        claim=Claim(state="none", text="", supported="unknown"),
        evidence=(source, terms),
        verdicts=(verdict("open source"),),
        not_examined=(),
        assessment="ef" * 32,
        tool=Tool(version="0.1.0"),
    )


MADE: dict[str, Callable[[], Report]] = {
    "whole": make_whole,
    "weights-only": make_weights_only,
    "software": make_software,
}


@pytest.fixture
def whole() -> Report:
    return make_whole()


@pytest.fixture
def weights_only() -> Report:
    return make_weights_only()


@pytest.fixture
def software() -> Report:
    return make_software()


@pytest.fixture(params=sorted(MADE))
def any_report(request: pytest.FixtureRequest) -> Report:
    return MADE[request.param]()


@pytest.fixture
def rules() -> dict[str, RuleText]:
    satisfy = {
        "OA-HYP-01": "Publish a file that names optimizer, learning rate, batch size and steps.",
        "OA-TRN-01": "Publish the program that trained the release, or name its commit <b>here</b>.",
        "OA-DAT-03": "Name every source of the training data.",
    }
    return {id_: RuleText(id=id_, question="?", why="", satisfy=text) for id_, text in satisfy.items()}


@pytest.fixture
def options(rules: dict[str, RuleText]) -> Options:
    return Options(rules=rules)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare with a stored file; OPENASSAY_UPDATE=1 writes it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("OPENASSAY_UPDATE"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text

    return compare


VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Every tag and attribute of a page, and whether tags are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


@pytest.fixture(scope="session")
def read_page() -> type[Page]:
    return Page
