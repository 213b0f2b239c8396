"""What every format for people shows, in order, already harmless: formats only lay it out."""

from msgspec import Struct

from openassay.report.headline import headline
from openassay.report.options import Options
from openassay.report.place import Place, place, web
from openassay.report.plain import prose, visible
from openassay.report.randomness import STEPS, Map, maps
from openassay.report.words import CLAIM, NAMES, is_open, licence, listed, state, symbol, terms, tone
from openassay.schema import PARTS, Evidence, PartReport, Report, Verdict
from openassay.schema import Step as Todo


class Finding(Struct, frozen=True, kw_only=True):
    """One piece of evidence."""

    id: str
    rule: str
    fact: str
    part: str
    outcome: str
    sure: str
    message: str
    value: str
    places: tuple[Place, ...]
    searched: tuple[str, ...]
    level: str


class Row(Struct, frozen=True, kw_only=True):
    """One of the seven parts. `note` is the sentence that explains the state."""

    id: str
    name: str
    symbol: str
    state: str
    tone: str
    licence: str
    terms: str
    fixed: str
    note: str
    findings: tuple[Finding, ...]
    terms_from: tuple[Finding, ...]

    @property
    def where(self) -> Place | None:
        """The first place that shows the state."""
        return next((spot for finding in self.findings for spot in finding.places), None)


class Answer(Struct, frozen=True, kw_only=True):
    """One criterion of a standard."""

    id: str
    outcome: str
    text: str
    findings: tuple[Finding, ...]


class Grade(Struct, frozen=True, kw_only=True):
    """What one standard says."""

    id: str
    title: str
    revision: int
    grade: str
    between: str
    summary: str
    answers: tuple[Answer, ...]


class Step(Struct, frozen=True, kw_only=True):
    """One thing to do, the rule that asks for it, and, where they are known, the place and the line to write there."""

    rule: str
    text: str
    where: Place | None = None
    write: str = ""


class View(Struct, frozen=True, kw_only=True):
    """A report as people read it, from the top down."""

    title: str
    kind: str
    address: str
    revision: str
    link: str
    says: str
    says_at: tuple[Finding, ...]
    found: str
    claim: str
    readings: tuple[tuple[str, str], ...]
    basis: tuple[Finding, ...]
    applies: bool
    rows: tuple[Row, ...]
    contradictions: tuple[Finding, ...]
    grades: tuple[Grade, ...]
    steps: tuple[Step, ...]
    maps: tuple[Map, ...]
    faults: tuple[Finding, ...]
    audited: bool
    not_examined: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    files: int
    release: str
    assessment: str
    version: str
    options: tuple[str, ...]


def view(report: Report, options: Options) -> View:
    """Everything a reader needs of a report, in the order of reading."""
    known = {one.id: _finding(one, report) for one in report.evidence}
    wanted = [part for part in PARTS if part in (options.parts or PARTS)]
    return View(
        title=prose(report.subject.name) or visible(report.release.address),
        kind=report.subject.kind,
        address=_address(report),
        revision=visible(report.release.revision),
        link=web(report.release.address),
        says=_says(report),
        says_at=_cited(report.claim.evidence, known),
        found=prose(headline(report)),
        claim=_claim(report),
        readings=tuple((one.kind, prose(one.why)) for one in report.subject.readings),
        basis=_basis(report, known),
        applies=any(part.state != "not_applicable" for part in report.parts.values()),
        rows=tuple(_row(part, report.parts[part], known) for part in wanted),
        contradictions=_contradictions(report, known),
        grades=tuple(_grade(verdict, known) for verdict in report.verdicts),
        steps=_steps(report, options),
        maps=maps(report),
        faults=_faults(report, known),
        audited=not report.verdicts,
        not_examined=tuple((visible(one.what), prose(one.why)) for one in report.not_examined),
        # The steps and the map are told above.
        findings=tuple(one for one in known.values() if not one.fact.endswith("mend") and one.fact not in STEPS),
        files=sum(tree.entries for tree in report.release.trees),
        release=visible(report.release.id),
        assessment=visible(report.assessment),
        version=visible(report.tool.version),
        options=tuple(map(visible, report.tool.options)),
    )


def _address(report: Report) -> str:
    release = report.release
    return visible(" · ".join(filter(None, [release.address, release.subfolder, release.name])))


def _says(report: Report) -> str:
    text = f"“{prose(report.claim.text)}”"
    if report.claim.state == "none":
        return "nothing about being open"
    return text if report.claim.state == "self" else f"nothing about being open itself; of something else: {text}"


def _claim(report: Report) -> str:
    """The claim against the parts, in neutral words; none where the release claims nothing."""
    if report.claim.state != "self":
        return ""
    closed = [NAMES[id_] for id_ in PARTS if _falls_short(report.parts[id_])]
    lacking = f" (not open: {listed(closed)})" if report.claim.supported == "in part" and closed else ""
    return CLAIM[report.claim.supported] + lacking


def _falls_short(part: PartReport) -> bool:
    return part.state != "not_applicable" and not is_open(part)


def _finding(one: Evidence, report: Report) -> Finding:
    return Finding(
        id=one.id,
        rule=visible(one.rule),
        fact=visible(one.fact),
        part=visible(one.part),
        outcome=one.outcome.replace("_", " "),
        sure=one.sure,
        message=prose(one.message),
        value=prose(one.value),
        places=tuple(place(location, report.release) for location in one.locations),
        searched=tuple(map(prose, one.searched)),
        level=one.severity or "",
    )


def _faults(report: Report, known: dict[str, Finding]) -> tuple[Finding, ...]:
    """What makes a run differ, gravest first."""
    found = [known[one.id] for one in report.evidence if one.part == "rng" and one.outcome == "yes" and one.severity]
    return tuple(sorted(found, key=lambda one: ("error", "warning", "note").index(one.level)))


def _basis(report: Report, known: dict[str, Finding]) -> tuple[Finding, ...]:
    """For software, which has no parts: what the finding rests on."""
    facts = ("software.source", "licence.release") if report.subject.kind == "software" else ()
    return tuple(known[one.id] for one in report.evidence if one.fact in facts)


def _contradictions(report: Report, known: dict[str, Finding]) -> tuple[Finding, ...]:
    """What contradicts, the serious first."""
    found = [one for one in report.evidence if one.part == "consistency" and one.outcome == "no"]
    return tuple(known[one.id] for one in sorted(found, key=lambda one: one.severity == "note"))


def _cited(ids: tuple[str, ...], known: dict[str, Finding]) -> tuple[Finding, ...]:
    return tuple(known[id_] for id_ in ids if id_ in known)


def _row(id_: str, part: PartReport, known: dict[str, Finding]) -> Row:
    findings = _cited(part.evidence, known)
    return Row(
        id=id_,
        name=NAMES[id_],
        symbol=symbol(part),
        state=state(part),
        tone=tone(part),
        licence=visible(licence(part)),
        terms=terms(part),
        fixed="" if part.fixed == "none" else part.fixed,
        note=_note(part, findings),
        findings=findings,
        terms_from=_cited(part.licence.evidence, known),
    )


def _note(part: PartReport, findings: tuple[Finding, ...]) -> str:
    """Why the state is what it is; for a part that is missing, where one looked."""
    ranked = sorted(findings, key=lambda one: not one.rule.endswith(("-01", "-02", "-03")))
    told = prose(part.note) or next((one.message for one in ranked if one.message), "")
    searched = list(dict.fromkeys(text for one in ranked for text in one.searched))
    if part.state != "missing" or not searched:
        return told
    shown = searched if len(searched) <= 4 else [*searched[:4], f"{len(searched) - 4} more"]
    looked = f"looked in {listed(shown)}"
    return f"{told.rstrip('.')}; {looked}" if told else looked


def _grade(verdict: Verdict, known: dict[str, Finding]) -> Grade:
    return Grade(
        id=visible(verdict.standard),
        title=prose(f"{verdict.title} {verdict.version}"),
        revision=verdict.revision,
        grade=prose(verdict.grade),
        between=prose(listed(verdict.candidates, "or")),
        summary=prose(verdict.summary),
        answers=tuple(
            Answer(
                id=visible(one.id),
                outcome=prose(one.outcome.replace("_", " ")),
                text=prose(" ".join(filter(None, [one.question, one.note]))),
                findings=_cited(one.evidence, known),
            )
            for one in verdict.criteria
        ),
    )


def _steps(report: Report, options: Options) -> tuple[Step, ...]:
    """What would raise a grade, in the order of the standards, each once; a rule's advice where nothing is nearer."""
    every = [step for verdict in report.verdicts for step in verdict.next]
    told = {step.rule for step in every if step.text}
    firsts: dict[object, Todo] = {}
    for one in every:
        if one.text or one.rule not in told:
            firsts.setdefault((one.rule, one.location, one.write), one)
    return tuple(_step(one, report, options) for one in firsts.values())


def _step(one: Todo, report: Report, options: Options) -> Step:
    advice = options.rules[one.rule].satisfy if one.rule in options.rules else f"See rule {one.rule}."
    where = place(one.location, report.release) if one.location else None
    if where and one.new:
        where = Place(f"{where.text} (new)", "")
    return Step(rule=visible(one.rule), text=prose(one.text or advice), where=where, write=prose(one.write))
