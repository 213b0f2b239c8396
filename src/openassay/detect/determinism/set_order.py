"""Does the order of a set come into the data?"""

import re

from openassay.detect.detector import Detector, Look
from openassay.detect.orders import outside, stays
from openassay.detect.randomness import EVERY_RUN, Randomness, fault, line_of
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-RNG-42",
    part="rng",
    question="Does the order of a set come into a list, a vocabulary or the data?",
    why="Python gives texts a new hash in every process, so a set of them is gone through in a new order on every run.",
    satisfy="Sort the set: sorted(set(words)), or keep the order with dict.fromkeys(words).",
    facts=("rng.set_order",),
    needs=("randomness",),
)

_BY_KEY = re.compile(r"^self\.|concat|stack")
"""What may be read by key later."""
_RESTARTS = ("os.execv", "os.execve", "os.execvp", "subprocess.run", "subprocess.call")
_NUMBERS = re.compile(
    r"ind(ex|ices)|idx|\bids\b|_ids?\b|\bnum|numbers?|epochs?\b|layers?\b|lengths?|sizes?|steps?\b|years?\b|\bnodes?\b|range\(|devices?|ranks?\b|shape",
    re.I,
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Sets whose order reaches something that keeps it; only sets of text change from run to run."""
    if _fixed(randomness):
        return
    for taint, events in outside(randomness, "set").items():
        if not taint.sure and _NUMBERS.search(line_of(randomness, taint.place)):
            continue
        where = next((one for one in events if stays([one])), events[0])
        message = f"A set has another order on every run, and {where.place.path}:{where.place.line} keeps it ({where.name}): sort it."
        known = taint.sure and any(stays([one]) and not _BY_KEY.search(one.name) for one in events)
        yield from fault(
            DETECTOR, randomness, message, taint.place, severity=EVERY_RUN, sure="certain" if known else "likely"
        )


def _fixed(randomness: Randomness) -> bool:
    """Whether PYTHONHASHSEED is set where it still works: before Python starts."""
    inside = any("PYTHONHASHSEED" in cell.source for cells in randomness.cells.values() for cell in cells.cells)
    again = any(one.name.startswith(_RESTARTS) for one in randomness.trace.events)
    return "PYTHONHASHSEED" in randomness.environment and (again or not inside)
