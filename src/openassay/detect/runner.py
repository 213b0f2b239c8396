"""Run every detector over a release, in the order of their needs, into one assessment."""

import time
from typing import cast

from openassay.detect.catalogue import LAST, Found, in_order
from openassay.detect.facts import EMPTY
from openassay.detect.patience import limited
from openassay.detect.reading import Reading
from openassay.schema import Assessment, Evidence, NotExamined, OpenassayError, Subject, Tool, UsageError
from openassay.source import Opened


def run(opened: Opened, tool: Tool, max_seconds: float = 600.0) -> Assessment:
    """Assess an opened release within `max_seconds`.

    A detector that fails or does not end in its time becomes `error` evidence; the others still look.
    """
    until = time.monotonic() + max_seconds
    reading = Reading(opened)
    _must_hold(reading)
    shared: dict[str, object] = {LAST: None}
    evidence: dict[str, Evidence] = {}
    for found in in_order():
        left = until - time.monotonic()
        try:
            with limited(min(found.record.seconds, left)):
                _look(found, reading, shared, evidence)
        except Exception as error:  # noqa: BLE001 - whatever one detector meets, the rest is examined
            failed = _failed(found, error)
            evidence.setdefault(failed.id, failed)
            shared.setdefault(found.record.gives, EMPTY.get(found.record.gives))
    subject = cast("Subject", shared["subject"])
    return Assessment(
        release=reading.release.ref(),
        subject=subject,
        evidence=tuple(evidence.values()),
        not_examined=_not_examined(opened, reading),
        tool=tool,
    )


def _failed(found: Found, error: Exception) -> Evidence:
    """What a detector that could not end leaves behind."""
    what = str(error) if isinstance(error, OpenassayError) else f"{type(error).__name__}: {str(error)[:120]}"
    return Evidence(
        rule=found.record.id,
        fact="source.unexamined",
        part="source",
        outcome="error",
        severity="error",
        message=f"{found.record.id} could not answer: {what}.",
        searched=(found.record.question,),
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


def _look(found: Found, reading: Reading, shared: dict[str, object], evidence: dict[str, Evidence]) -> None:
    needs = {name: shared[name] for name in found.record.needs if name != LAST}
    looking = found.look(reading, **needs)
    while True:
        try:
            seen = next(looking)
        except StopIteration as end:
            if found.record.gives:
                shared[found.record.gives] = end.value
            return
        evidence.setdefault(seen.id, seen)


def _not_examined(opened: Opened, reading: Reading) -> tuple[NotExamined, ...]:
    left = [reading.left_out[path] for path in sorted(reading.left_out)]
    return (*opened.not_examined, *left)
