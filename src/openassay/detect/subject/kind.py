"""What kind of thing is this: a model, a dataset, a benchmark, or software that learns nothing?

The signs are weighed as a multinomial logistic regression does, with the weights of kind.toml, which
benchmarks/truth/fit_kind.py fits to labelled releases. docs/decisions/0008 says why.
"""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Names, Sign
from openassay.detect.reading import Reading
from openassay.detect.wording import count
from openassay.schema import Evidence, Outcome, Subject
from openassay.schema import Reading as Competing
from openassay.schema.assessment import Kind

DETECTOR = Detector(
    id="OA-SUB-08",
    part="subject",
    question="What kind of thing is this: a model, a dataset, a benchmark, or software that learns nothing?",
    why="The seven parts mean different things for a model, a dataset and a benchmark, and nothing for plain software.",
    satisfy="Say in the first sentence of the README what the release is.",
    facts=("subject.kind", "subject.reading"),
    needs=("signs", "names"),
    gives="subject",
)

KINDS: tuple[Kind, ...] = ("model", "dataset", "benchmark", "software")
MOST = 4.0
"""A sign of one name counts no more than this, however often it is found."""
_SIZE = frozenset(("files", "programs", "data files", "package", "tests", "pages", "checks", "hooks", "changes"))
"""Signs that any tree has: alone they tell nothing."""
_POSSIBLE = 0.25
_CITED = 3
_FAR_AHEAD = 0.6
"""A model taken for software is not judged at all, software taken for a model only too much: so the doubt is its."""

Weights = Mapping[str, Mapping[str, float]]


@cache
def weights() -> Weights:
    """The worth of each sign for each kind; `always` is what each kind has beforehand."""
    table: Weights = tomllib.loads(files(__package__).joinpath("kind.toml").read_text(encoding="utf-8"))
    return table


@cache
def _worth(kind: Kind) -> Mapping[str, float]:
    """What each sign is worth for this kind beyond what it is worth for any."""
    return {name: row[kind] - sum(row.values()) / len(KINDS) for name, row in weights().items()}


def strengths(signs: tuple[Sign, ...]) -> dict[str, float]:
    """The strength of each name of sign, capped."""
    found: dict[str, float] = {}
    for sign in signs:
        found[sign.name] = min(MOST, found.get(sign.name, 0.0) + sign.value)
    return found


def chances(signs: tuple[Sign, ...]) -> dict[Kind, float]:
    """How likely each kind is, by the weights; they add up to one."""
    table = weights()
    given = {"always": 1.0, **strengths(signs)}
    scores = {kind: sum(value * table[name][kind] for name, value in given.items() if name in table) for kind in KINDS}
    top = max(scores.values())
    raised = {kind: math.exp(score - top) for kind, score in scores.items()}
    return {kind: value / sum(raised.values()) for kind, value in raised.items()}


def look(reading: Reading, signs: tuple[Sign, ...], names: Names) -> Look:
    """Weigh what the text says the release is and what its tree holds."""
    version = reading.release.revision[:12]
    if all(sign.name in _SIZE for sign in signs):
        plain = _plain(reading)
        yield plain
        return Subject(kind="software", name=names.title, version=version, evidence=(plain.id,))
    chance = chances(signs)
    first, second = _two(chance, signs)
    told = [_evidence("subject.kind", "yes", sign, first) for sign in _strongest(signs, first)]
    possible = chance[second] >= _POSSIBLE
    other = [_evidence("subject.reading", "unknown", sign, second) for sign in _strongest(signs, second) if possible]
    yield from told
    yield from other
    return Subject(
        kind=first,
        name=names.title,
        version=version,
        readings=tuple(_competing(signs, kind, chance) for kind in (first, second)) if possible else (),
        evidence=tuple(one.id for one in told),
    )


def _two(chance: Mapping[Kind, float], signs: tuple[Sign, ...]) -> tuple[Kind, Kind]:
    """The likeliest kind and the next; what trains by gradients is software only where that is far likelier."""
    first, second, *_ = sorted(KINDS, key=lambda kind: (-chance[kind], KINDS.index(kind)))
    trains = any(sign.name == "gradients" for sign in signs)
    if first == "software" and trains and chance["software"] - chance["model"] < _FAR_AHEAD:
        return "model", "software"
    return first, second


def _evidence(fact: str, outcome: Outcome, sign: Sign, kind: Kind) -> Evidence:
    return DETECTOR.says(fact, outcome, f"Read as {kind}: {sign.why}.", sign.place, sure="likely", value=kind)


def _plain(reading: Reading) -> Evidence:
    return DETECTOR.says(
        "subject.kind", "no", "Read as software: nothing here names or holds a model, a dataset or a benchmark.",
        sure="weak", value="software", searched=(count(len(reading.paths), "path"),),
    )  # fmt: skip


def _competing(signs: tuple[Sign, ...], kind: Kind, chance: Mapping[Kind, float]) -> Competing:
    why = "; ".join(sign.why for sign in _strongest(signs, kind))
    return Competing(kind=kind, why=f"{chance[kind]:.0%} likely: {why}")


def _strongest(signs: tuple[Sign, ...], kind: Kind) -> list[Sign]:
    """The signs that speak most for this kind, at least one; never one whose name is another kind's."""
    others = tuple(one for one in KINDS if one != kind)
    worth = _worth(kind)
    cited = [sign for sign in signs if sign.name not in _SIZE and not sign.name.endswith(others)]
    ordered = sorted(cited, key=lambda sign: -sign.value * worth.get(sign.name, 0.0))
    return [sign for sign in ordered[:_CITED] if sign is ordered[0] or worth.get(sign.name, 0.0) > 0]
