"""Which line would say under which terms each part may be used?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Documents
from openassay.detect.mending import Told, free, in_readme, mend, named
from openassay.detect.reading import Reading
from openassay.schema import Evidence, Location

DETECTOR = Detector(
    id="OA-LIC-40",
    part="licence",
    question="Which line would say under which terms each part may be used?",
    why="Without terms nobody may use, change or share a thing, however openly it lies there.",
    satisfy="Write the line that is named, with the licence that you grant.",
    facts=("licence.mend",),
    needs=("documents", "everything"),
)

_TITLES = {
    "parameters": "weights",
    "dataset": "data",
    "system_code": "code",
    "training_code": "training code",
}
_SECTION = re.compile(r"licen[cs]", re.IGNORECASE)
_USAGE = re.compile(r"usage|how to use|inference|quick|getting started|example", re.IGNORECASE)
_FIELD = re.compile(r"^license\s*:", re.MULTILINE)
_FILE = "LICENSE"


def look(reading: Reading, documents: Documents, everything: tuple[Evidence, ...]) -> Look:
    """Terms over the release where there are none, then beside each link to a part that is kept elsewhere."""
    told = Told(everything)
    if not told.yes("licence.release"):
        yield from _release(reading, documents, told)
    for part, title in _TITLES.items():
        place = told.place(f"{part}.elsewhere")
        here = told.yes(f"{part}.here", f"licence.{part}")
        if place and not here:
            yield _library(documents, place) if _class(told, part) else _beside(documents, part, title, place)


def _release(reading: Reading, documents: Documents, told: Told) -> Iterator[Evidence]:
    """The licence file of the release; where one lies there that is not known, its place."""
    held = next((one.locations[0] for one in told.no("licence.release") if one.locations), None)
    document = documents.get(documents.main)
    if document and document.front and not _FIELD.search(document.front):
        why = "Name the licence in the front matter, where hubs look for it, and put its whole text in LICENSE."
        yield mend(DETECTOR, "license: <SPDX id in lower case>", why, at(documents.main, document.front_line))
        return
    why = _why(held, told)
    yield mend(DETECTOR, "<text of an open licence, such as Apache-2.0 or MIT>", why, held, new=free(reading, _FILE))


def _why(held: Location | None, told: Told) -> str:
    if held:
        return "This is no licence that is known: put the whole, unchanged text of the one that you grant."
    if told.yes(*(f"licence.{part}" for part in _TITLES)):
        return "Say under which terms the rest of the files may be used: what is stated reaches a part alone."
    return "Put the whole text of the licence that you grant: nothing is said of the files here."


def _class(told: Told, part: str) -> bool:
    """Whether the code is not at an address, but a class of a library."""
    return part == "system_code" and not any("://" in one.value for one in told.yes("system_code.elsewhere"))


def _library(documents: Documents, place: Location) -> Evidence:
    """Beside the words on use: the call itself mostly stands in a block of code."""
    line = "The code that runs it, <library>==<version>, is licensed under <SPDX id>."
    why = f"{named(place)} calls a library: name its version and its licence."
    return in_readme(DETECTOR, documents, _USAGE, line, why, part="system_code")


def _beside(documents: Documents, part: str, title: str, place: Location) -> Evidence:
    """Beside a link in the text; for one in code, in the README."""
    line = f"Licence of the {title}: <SPDX id>, <address of its text>"
    if place.path in documents.by_path:
        why = f"State beside the link under which terms the {title} may be used; the licence of the files here does not reach there."
        return mend(DETECTOR, line, why, place, part=part)
    why = f"State under which terms the {title} at the address in {named(place)} may be used."
    return in_readme(DETECTOR, documents, _SECTION, line, why, part=part)
