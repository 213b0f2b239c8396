"""Is the code that builds and loads this dataset here, or named?"""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Build, Documents, Mention, Names, Roles
from openassay.detect.reading import Reading
from openassay.detect.system_code.repository import MOST, repositories, told
from openassay.detect.wording import count, say
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-SYS-02",
    part="system_code",
    question="Is the code that builds and loads this dataset here, or named?",
    why="A dataset whose build is hidden can be used but neither checked nor repaired at its source.",
    satisfy="Publish the programs that collect, filter and split the records, and a loader.",
    facts=(
        "system_code.here",
        "system_code.elsewhere",
        "system_code.piece",
        "system_code.lacking",
        "system_code.described",
        "system_code.public",
        "code.preprocessing",
    ),
    needs=("subject", "build", "roles", "mentions", "names", "documents"),
)

_NAMED = re.compile(
    r"load(er|ing)?|build|creat|process|prepar|generat|bundl|extract|download|pipeline|scripts?|tools?|code|clean|split|filter|SDK|API",
    re.I,
)


_USES = re.compile(r"\bevaluat|\bbaseline|\bbenchmark|\bissues?\b|\bmodels? (trained|for)\b|\bfeature requests?", re.I)
_TOLD = re.compile(
    r"\b(is|are|was|were|we|been|be)\b[^.;]{0,60}\b(collect|construct|extract|crawl|scrap|filter|annotat|generat|sampl|select|gather|compil|curat|deriv|clean|remov|creat|transcrib|record|built|assembl)\w*",
    re.I,
)


def look(
    reading: Reading,
    subject: Subject,
    build: Build,
    roles: Roles,
    mentions: tuple[Mention, ...],
    names: Names,
    documents: Documents,
) -> Look:
    """For a dataset: build and loader code here, else the repositories that hold them."""
    if subject.kind != "dataset":
        return
    for path, one in build.functions[:4]:
        yield DETECTOR.says("system_code.here", "yes", f"{one.name} works on the records.", at(path, one.line))
        yield DETECTOR.says("code.preprocessing", "yes", f"{one.name} works on the records.", at(path, one.line))
    for path in build.named[:3] if not build.functions else ():
        yield DETECTOR.says("system_code.here", "yes", f"{path} works on the records.", at(path, 1), sure="likely")
    if build.functions or build.named:
        return
    linked = [one for one in repositories(mentions, roles, names, _NAMED) if not _USES.search(one.context)]
    searched = (count(len(build.paths), "source file"), "links of the documents")
    for path, one in build.loaders[:3]:
        yield DETECTOR.says("system_code.piece", "yes", f"A loader is here: {one.name}.", at(path, one.line))
    for link in linked[:MOST]:
        yield from told(DETECTOR, link)
    if build.loaders and not linked:
        yield DETECTOR.says(
            "system_code.lacking",
            "yes",
            "The code that built the records is not here.",
            searched=searched,
            sure="likely",
        )
    if not build.loaders and not linked:
        for hit in [*say(documents, _TOLD, never=_USES, paths=documents.leading)][:3]:
            yield DETECTOR.says(
                "system_code.described", "yes", f"Only described: “{hit.text}”", hit.place, sure="likely"
            )
        yield DETECTOR.says(
            "system_code.here", "no", "No code that builds or loads the records was found.", searched=searched
        )
