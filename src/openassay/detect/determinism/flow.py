"""What do the programs do, in order, and with which generators?"""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Role, Roles, Training
from openassay.detect.randomness import Randomness
from openassay.detect.reading import TRAINING, Reading
from openassay.detect.sessions import sessions
from openassay.detect.wording import count
from openassay.flow import Place, Trace, trace
from openassay.flow.program import Program
from openassay.flow.run import programs
from openassay.read.cells import Cells
from openassay.schema import Evidence

DETECTOR = Detector(
    id="OA-RNG-03",
    part="rng",
    question="Which draws, seeds and generators do the programs come to, and what cannot be followed?",
    why="A seed works only on the draws that come after it, from the same generator, in the same process.",
    satisfy="Keep seeding and drawing in source that can be followed: no code made at run time, no replaced functions.",
    facts=("rng.walked", "rng.unknown", "rng.unread", "rng.ignore"),
    needs=("roles", "code", "training"),
    seconds=60.0,
    gives="randomness",
)

_WANTED: tuple[Role, ...] = ("own", "finetune", "example", "evaluation", "sibling", "subproject")
_IGNORE = re.compile(r"openassay:\s*ignore\[([\w*,\s-]+)\]\s*(\S.*)?", re.I)
_VARIABLE = re.compile(
    r"\b(PYTHONHASHSEED|CUBLAS_WORKSPACE_CONFIG|TF_DETERMINISTIC_OPS|TF_CUDNN_DETERMINISTIC|FLASH_ATTENTION_DETERMINISTIC|OMP_NUM_THREADS)\b['\"\],]*\s*[=:,]"
)
_SETS = re.compile(r"\.(sh|bash|slurm|sbatch|env|ya?ml|toml|cfg|ini|mk)$|(^|/)(Dockerfile|Makefile|\.env)[^/]*$", re.I)
_MOST_SETTINGS = 200
_MOST_PROBLEMS = 50


def look(reading: Reading, roles: Roles, code: Code, training: Training) -> Look:
    """Walk the programs that are to be audited: none, the training's, one, or all."""
    entries, paths = _asked(reading, roles, code, training)
    if not entries:
        return Randomness(trace(Program((), reading.cells), ()), {})
    program = Program(paths, reading.cells)
    if reading.audited == "*":
        entries = programs(program) or list(paths)
    walked = trace(program, entries, rest=reading.audited != TRAINING)
    known = {path: cells for path in walked.paths if (cells := program.cells(path))}
    known |= {path: cells for path in entries if (cells := program.cells(path))}
    yield from _walked(walked)
    yield from _reasonless(known)
    yield from _unknown(reading, program, [(one.place, one.why) for one in walked.blind])
    return Randomness(
        walked,
        known,
        tuple(
            replace(one, part=_is_part(reading, code, one.entry), asked=reading.audited == one.entry)
            for one in sessions(walked)
        ),
        frozenset(_environment(reading, known)),
        ignored={(rule, path, line): why for path, cells in known.items() for rule, line, why in _ignored(cells)},
    )


def _asked(reading: Reading, roles: Roles, code: Code, training: Training) -> tuple[list[str], tuple[str, ...]]:
    paths = tuple(path for path in roles.paths(*_WANTED) if path.endswith((".py", ".pyw", ".ipynb")))
    if reading.audited != TRAINING:
        return [path for path in paths if reading.audited in ("*", path)], paths
    entries = [path for path in training.entries if path in code.modules and path in paths]
    return (entries if training.here else []), paths


def _is_part(reading: Reading, code: Code, path: str) -> bool:
    """Whether a file is a module of a package that another file imports."""
    package = f"{path.rpartition('/')[0]}/__init__.py" if "/" in path else "__init__.py"
    return package in reading.entries and any(path in asked for other, asked in code.imports.items() if other != path)


def _walked(walked: Trace) -> Iterator[Evidence]:
    """What was followed, per program."""
    for entry in walked.entries:
        kinds = Counter(one.kind for one in walked.events if one.entry == entry)
        said = f"{entry} was followed: {count(kinds['seed'], 'seed')}, {count(kinds['draw'], 'draw')}, {count(kinds.total(), 'event')}."
        yield DETECTOR.says("rng.walked", "yes", said, at(entry))


def _unknown(reading: Reading, program: Program, blind: list[tuple[Place, str]]) -> Iterator[Evidence]:
    """Places where the walk is blind, and files that are no Python."""
    for place, why in sorted(blind)[:_MOST_PROBLEMS]:
        yield DETECTOR.says("rng.unknown", "unknown", f"Not followed: {why}.", at(place.path, place.line), sure="weak")
    for path in [one for one in program.paths if reading.audited in ("*", TRAINING, one)]:
        left = reading.left_out.get(path)
        if left or path in reading.problems:
            line, why = (0, left.why) if left else reading.problems[path]
            yield DETECTOR.says(
                "rng.unread", "unknown", f"Not read: {path}: {why}.", at(path, line or None), sure="weak"
            )


def _environment(reading: Reading, known: dict[str, Cells]) -> Iterator[str]:
    """Variables that scripts, containers or programs set."""
    scripts = [path for path in reading.paths if _SETS.search(path)][:_MOST_SETTINGS]
    for path in scripts:
        yield from _VARIABLE.findall(reading.text(path) or "")
    for cells in known.values():
        for cell in cells.cells:
            yield from _VARIABLE.findall(cell.source)


def _reasonless(known: dict[str, Cells]) -> Iterator[Evidence]:
    """Comments that would leave something out and say not why."""
    for path, cells in known.items():
        for line, said in cells.comments:
            if (match := _IGNORE.search(said)) and not match[2]:
                message = "This comment leaves nothing out: behind the bracket it needs a reason."
                yield DETECTOR.says("rng.ignore", "yes", message, at(path, line), severity="note")


def _ignored(cells: Cells) -> Iterator[tuple[str, int, str]]:
    """Comments that leave a rule out on their line, with a reason; without one they say nothing."""
    for line, said in cells.comments:
        match = _IGNORE.search(said)
        for rule in re.split(r"[,\s]+", match[1].strip().upper()) if match and match[2] else ():
            yield rule, line, match[2].strip() if match else ""
