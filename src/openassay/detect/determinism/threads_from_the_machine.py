"""Is the number of workers or threads taken from the machine?"""

import re

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import HYGIENE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place
from openassay.flow import Event, Taint
from openassay.flow.value import deep

DETECTOR = Detector(
    id="OA-RNG-47",
    part="rng",
    question="Is the number of workers or threads taken from the machine?",
    why="Another machine then splits random draws and sums otherwise, and nobody wrote down how.",
    satisfy="Write a fixed number, and record it.",
    facts=("rng.threads_from_the_machine",),
    needs=("randomness",),
)

_KEYWORD = re.compile(r"(^|_)(num_workers|num_threads|n_threads|nthread|thread_count|num_parallel_calls|workers)$")
_CALLS = re.compile(
    r"^torch\.set_num_(interop_)?threads$|\.set_(intra|inter)_op_parallelism_threads$|^numba\.set_num_threads$|^mkl\.set_num_threads$"
    r"|^cv2\.setNumThreads$|^os\.environ\[(OMP|MKL|OPENBLAS|NUMEXPR)_NUM_THREADS\]$"
)
_LOADERS = re.compile(r"DataLoader$")
_PLACE = 5
"""Where a loader takes the number of its workers."""


def look(_: Reading, randomness: Randomness) -> Look:
    """Calls that are given how many processors there are as their number of workers."""
    for session in randomness.sessions:
        found = {one.place: taints[0] for one in session.reached if (taints := _counted(one))}
        for one in by_place(event for event in session.reached if event.place in found and _counted(event)):
            taint = found[one.place]
            message = f"{one.name} takes its number of workers or threads from {taint.what}."
            yield from fault(DETECTOR, randomness, message, one.place, taint.place, severity=HYGIENE)


def _counted(event: Event) -> list[Taint]:
    """What a number of workers or threads got from the machine."""
    if event.kind not in ("call", "set"):
        return []
    values = [value for name, value in event.keywords.items() if _KEYWORD.search(name)]
    values += event.args[:1] if _CALLS.search(event.name) else ()
    values += event.args[_PLACE : _PLACE + 1] if _LOADERS.search(event.name) else ()
    return sorted({one for value in values for one in deep(value) if one.kind == "machine"}, key=lambda one: one.place)
