"""Do results become data in the order in which they arrive?"""

from openassay.detect.arguments import shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.orders import outside, stays
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place

DETECTOR = Detector(
    id="OA-RNG-44",
    part="rng",
    question="Do results of processes or threads become data in the order in which they arrive?",
    why="Which result comes first depends on the load of the machine: the records, and what is drawn for each, change places.",
    satisfy="Use map or imap, or keep the index with every result and sort.",
    facts=("rng.unordered_results",),
    needs=("randomness",),
)

_QUEUE = "Queue.get"
_STARTS = ("threading.Thread", "multiprocessing.Process", "torch.multiprocessing.Process")


def look(_: Reading, randomness: Randomness) -> Look:
    """Orders of arrival that something keeps; of queues only where several fill them."""
    several = _several(randomness)
    for taint, events in outside(randomness, "arrival").items():
        if taint.what == _QUEUE and not several:
            continue
        where = next((one for one in events if stays([one])), events[0])
        message = (
            f"{taint.what} gives results in the order of arrival, and {where.place.path}:{where.place.line} keeps it ({where.name})."
        )
        sure = shown_if(taint.sure and stays(events))
        yield from fault(DETECTOR, randomness, message, taint.place, severity=ELSEWHERE, sure=sure)


def _several(randomness: Randomness) -> bool:
    """Whether several threads or processes are started."""
    started = [one for one in randomness.trace.events if one.name in _STARTS]
    return len(by_place(started)) > 1 or any(one.loop for one in started)
