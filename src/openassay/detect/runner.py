"""Run every detector over a release, in the order of their needs, into one assessment."""

from collections.abc import Iterator
from typing import cast

from msgspec.structs import replace

from openassay.detect.catalogue import LAST, Found, audit_only, in_order
from openassay.detect.facts import EMPTY
from openassay.detect.patience import Budget
from openassay.detect.reading import TRAINING, Reading
from openassay.schema import Assessment, Evidence, NotExamined, OpenassayError, Subject, Tool, UsageError
from openassay.source import Opened


def run(opened: Opened, tool: Tool, max_seconds: float = 600.0, audited: str = "") -> Assessment:
    """Assess an opened release within `max_seconds`, and in much less where it is small.

    A detector that fails or does not end in its time becomes `error` evidence; the others still look, but what they
    do not find for want of its answer is `unknown`. The randomness of the training is `audited` beside all else,
    or that of one program or all (`*`) alone.
    """
    reading = Reading(opened, audited)
    budget = Budget(len(reading.paths), max_seconds)
    _must_hold(reading)
    shared: dict[str, object] = {}
    doubted: dict[str, str] = {}
    evidence: dict[str, Evidence] = {}
    for found in audit_only() if audited not in ("", TRAINING) else in_order():
        shared[LAST] = tuple(evidence.values())
        doubt = next((doubted[need] for need in found.record.needs if need in doubted), "")
        try:
            with budget.spend(found.record.id, found.record.seconds):
                for seen in _looking(found, reading, shared):
                    told = _doubtful(seen, doubt) if doubt and seen.outcome == "no" else seen
                    evidence.setdefault(told.id, told)
        except Exception as error:  # noqa: BLE001 - whatever one detector meets, the rest is examined
            evidence.update({one.id: one for one in _failed(found, error)})
            shared.setdefault(found.record.gives, EMPTY.get(found.record.gives))
            doubt = found.record.id
        if doubt and found.record.gives:
            doubted[found.record.gives] = doubt
    subject = cast("Subject", shared["subject"])
    return Assessment(
        release=reading.release.ref(),
        subject=subject,
        evidence=tuple(evidence.values()),
        not_examined=(*_not_examined(opened, reading), *budget.notes()),
        tool=tool,
    )


def _looking(found: Found, reading: Reading, shared: dict[str, object]) -> Iterator[Evidence]:
    """What a detector yields; what it returns is shared."""
    needs = {name: shared[name] for name in found.record.needs}
    given = yield from found.look(reading, **needs)
    if found.record.gives:
        shared[found.record.gives] = given


def _doubtful(seen: Evidence, rule: str) -> Evidence:
    """What was not found where another detector, on which the search rests, could not answer."""
    told = f"{seen.message.rstrip('.')}; but {rule}, on which this rests, could not answer."
    return replace(seen, outcome="unknown", message=told, id="")


def _failed(found: Found, error: Exception) -> Iterator[Evidence]:
    """What a detector that could not end leaves behind: none of its facts is known."""
    what = str(error) if isinstance(error, OpenassayError) else f"{type(error).__name__}: {str(error)[:120]}"
    record = found.record
    for fact in [one for one in record.facts if not one.endswith(".not_applicable")] or ["source.unexamined"]:
        yield Evidence(
            rule=record.id,
            fact=fact,
            part=record.part if fact in record.facts else "source",
            outcome="error",
            severity="error",
            message=f"{record.id} could not answer: {what}.",
            searched=(record.question,),
        )


def _must_hold(reading: Reading) -> None:
    """Refuse a name that neither a folder nor the README at the top knows. Raises UsageError."""
    name = reading.release.name
    wanted = "".join(filter(str.isalnum, name.lower()))
    if not wanted or reading.base:
        return
    tops = [path for path in reading.paths if "/" not in path and path.lower().startswith("readme")]
    if not any(wanted in "".join(filter(str.isalnum, (reading.text(path) or "").lower())) for path in tops):
        folders = sorted({path.split("/")[0] for path in reading.paths if "/" in path and not path.startswith(".")})
        raise UsageError(
            f"no release called {name} in {reading.release.address}: neither a folder nor the README has that name; "
            f"folders at its top: {', '.join(folders[:12]) or 'none'}"
        )


def _not_examined(opened: Opened, reading: Reading) -> tuple[NotExamined, ...]:
    left = [reading.left_out[path] for path in sorted(reading.left_out)]
    return (*opened.not_examined, *left)
