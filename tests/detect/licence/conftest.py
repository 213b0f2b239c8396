"""A tiny release on disk, and what one detector says of it."""

import pytest

from openassay.detect.catalogue import found, in_order
from openassay.detect.reading import Reading
from openassay.source import Wanted, open_release


@pytest.fixture
def seen(tmp_path):
    """Write files, run what gives shared facts and the detector of that id, return the detector's evidence."""

    def look(rule, files, **asked):
        for path, text in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        needs = closure(rule)
        told, shared = [], {}
        with open_release(Wanted(address=str(tmp_path), offline=True, **asked)) as opened:
            reading = Reading(opened)
            for one in (one for one in in_order() if one.record.id in needs):
                evidence, given = drained(one.look(reading, **{need: shared[need] for need in one.record.needs}))
                shared[one.record.gives] = given
                told += evidence if one.record.id == rule else []
        return told

    return look


def closure(rule):
    """The ids of a detector and of all that it rests on."""
    by_id = {one.record.id: one.record for one in found()}
    givers = {record.gives: record.id for record in by_id.values() if record.gives}
    ids, queue = {rule}, [rule]
    for one in queue:
        fresh = {givers[need] for need in by_id[one].needs} - ids
        ids |= fresh
        queue += fresh
    return ids


def drained(looking):
    evidence = []
    while True:
        try:
            evidence.append(next(looking))
        except StopIteration as end:
            return evidence, end.value
