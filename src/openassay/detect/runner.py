"""Run every detector over a release, in the order of their needs, into one assessment."""

from typing import cast

from openassay.detect.catalogue import LAST, Found, in_order
from openassay.detect.reading import Reading
from openassay.schema import Assessment, Evidence, NotExamined, Subject, Tool, UsageError
from openassay.source import Opened


def run(opened: Opened, tool: Tool) -> Assessment:
    """Assess an opened release. A detector that fails on a release is a defect of openassay and raises."""
    reading = Reading(opened)
    _must_hold(reading)
    shared: dict[str, object] = {LAST: None}
    evidence: dict[str, Evidence] = {}
    for found in in_order():
        _look(found, reading, shared, evidence)
    subject = cast("Subject", shared["subject"])
    return Assessment(
        release=reading.release.ref(),
        subject=subject,
        evidence=tuple(evidence.values()),
        not_examined=_not_examined(opened, reading),
        tool=tool,
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
