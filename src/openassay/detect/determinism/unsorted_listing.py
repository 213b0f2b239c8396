"""Do files come into the data in the order of the file system?"""

from openassay.detect.arguments import shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.orders import outside, stays
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-RNG-43",
    part="rng",
    question="Do files come into the data in the order of the file system?",
    why="A listing has no order that is promised: another machine, or a copy of the folder, gives another one.",
    satisfy="Sort the listing: sorted(os.listdir(folder)).",
    facts=("rng.unsorted_listing",),
    needs=("randomness",),
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Listings whose order reaches something that keeps it."""
    for taint, events in outside(randomness, "listing").items():
        where = next((one for one in events if stays([one])), events[0])
        message = (
            f"{taint.what} lists in no promised order, and {where.place.path}:{where.place.line} keeps it ({where.name}): sort it."
        )
        sure = shown_if(stays(events))
        yield from fault(DETECTOR, randomness, message, taint.place, severity=ELSEWHERE, sure=sure)
