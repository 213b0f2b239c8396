"""Is the program that evaluates on this benchmark here, or named?"""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Build, Mention, Names, Roles
from openassay.detect.reading import Reading
from openassay.detect.system_code.repository import MOST, repositories, told
from openassay.detect.wording import count
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-SYS-03",
    part="system_code",
    question="Is the program that evaluates on this benchmark here, or named?",
    why="A score is what a program computed; without the program two scores cannot be compared.",
    satisfy="Publish the program that runs a system over the items and computes the score.",
    facts=(
        "system_code.here",
        "system_code.elsewhere",
        "system_code.piece",
        "system_code.lacking",
        "system_code.public",
        "code.evaluation",
    ),
    needs=("subject", "build", "roles", "mentions", "names"),
)

_MAIN = re.compile(r"^(eval|main|score|check|compute|run|grade)", re.I)
_HARNESS = re.compile(r"eval|harness|scor|benchmark|run|code|leaderboard", re.I)


def look(
    reading: Reading, subject: Subject, build: Build, roles: Roles, mentions: tuple[Mention, ...], names: Names
) -> Look:
    """For a benchmark: functions that run and score, else the harness that the text names."""
    if subject.kind != "benchmark":
        return
    scoring = sorted(
        build.functions, key=lambda pair: (not _MAIN.search(pair[1].name.rpartition(".")[2]), pair[0].count("/"))
    )
    for path, one in scoring[:5]:
        yield DETECTOR.says("system_code.here", "yes", f"{one.name} evaluates.", at(path, one.line))
        yield DETECTOR.says("code.evaluation", "yes", f"{one.name} evaluates.", at(path, one.line))
    for script in build.scripts[:3] if not scoring else ():
        yield DETECTOR.says(
            "system_code.piece", "yes", f"{script} is a program of the benchmark.", at(script, 1), sure="weak"
        )
        yield DETECTOR.says(
            "system_code.lacking",
            "yes",
            "A program that scores a system over all items was not found.",
            at(script, 1),
            sure="weak",
        )
    if scoring or build.scripts:
        return
    linked = repositories(mentions, roles, names, _HARNESS)
    for link in linked[:MOST]:
        yield from told(DETECTOR, link)
    if not linked:
        yield DETECTOR.says(
            "system_code.here",
            "no",
            "No program that evaluates was found.",
            searched=(count(len(build.paths), "source file"), "links of the documents"),
        )
