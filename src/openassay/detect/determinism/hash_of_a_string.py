"""Does hash() of a text decide a seed, a split, an order or data?"""

import ast
import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place, seeding
from openassay.flow import Event, Taint
from openassay.flow.value import Made, deep
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-41",
    part="rng",
    question="Does hash() of a text decide a seed, a split, an order or data?",
    why="Python salts the hash of every text when it starts: the same text has another hash on every run.",
    satisfy="Use hashlib, or set PYTHONHASHSEED before Python starts.",
    facts=("rng.hash_of_a_string",),
    needs=("randomness",),
)

_VARIABLE = "PYTHONHASHSEED"
_SCRIPTS = re.compile(
    r"\.(sh|bash|slurm|sbatch|env|ya?ml|toml|cfg|ini|mk)$|(^|/)(Dockerfile|Makefile|\.env)[^/]*$", re.IGNORECASE
)
_DATA = re.compile(r"^(numpy|torch|tensorflow|jax|pandas|random|sklearn|datasets)\.(?!save|distributed)")
_KEYS = ("builtins.sorted", "builtins.list.sort", "?.sort")
_NUMBERS = re.compile(
    r"^(i|j|k|n|x|y|idx|index|number|num|seed|epoch|step|rank|count|size|shape|row|col|int\w*|\w*_(id|idx|index|seed|num))$"
)
_TEXTS = re.compile(
    r"(word|token|name|path|text|key|line|url|file|str|label|sentence|doc|title|char|term|gram|user|query|uid)",
    re.IGNORECASE,
)
_GIVES_TEXT = (
    "str",
    "repr",
    "format",
    "join",
    "strip",
    "lower",
    "upper",
    "decode",
    "read",
    "encode",
    "group",
    "as_posix",
    "replace",
)
_OWN = ("__hash__", "__eq__")


def look(reading: Reading, randomness: Randomness) -> Look:
    """Hashes of texts that come into what is trained on, and no script that fixes the salt."""
    if _fixed(reading, randomness):
        return
    for session in randomness.sessions:
        hashes = [one for one in session.reached if one.kind == "call" and one.name == "builtins.hash"]
        for one in by_place(hashes):
            sure = _sure(randomness, one)
            where = _reaches(session, one)
            if sure and where is not None and one.scope.rpartition(".")[2] not in _OWN:
                message = f"hash() is another one on every run, and {where.name} at line {where.place.line} takes it."
                sure = "likely" if one.maybe and where.name not in _KEYS else sure
                yield from fault(DETECTOR, randomness, message, one.place, where.place, severity=EVERY_RUN, sure=sure)


def _fixed(reading: Reading, randomness: Randomness) -> bool:
    """Whether the variable is set before Python starts: in a script, or by a program that starts itself again."""
    if _VARIABLE not in randomness.environment:
        return False
    again = any(one.name.startswith("os.exec") for one in randomness.trace.events)
    scripts = (path for path in reading.paths if _SCRIPTS.search(path))
    return again or any(_VARIABLE in (reading.text(path) or "") for path in scripts)


def _reaches(session: Session, event: Event) -> Event | None:
    """Where the hash is taken as a seed, in an array, to decide, to pick or to sort."""
    for one in session.events:
        if (
            one.kind == "pass"
            and one.name in ("if", "index", "list", "%")
            and one.owner
            and _of(event, one.owner.taints)
        ):
            return one
        if one.name in _KEYS and "key" in one.keywords and (one.place == event.place or _is_hash(one)):
            return one
    taken = (one for one in session.used(event.place) if one.name != "builtins.hash")
    return next((one for one in taken if _DATA.match(one.name) or _seeds(one, event)), None)


def _of(event: Event, taints: frozenset[Taint]) -> bool:
    return any(one.kind == "hash" and one.place == event.place for one in taints)


def _seeds(one: Event, event: Event) -> bool:
    value = seeding(one)
    return value is not None and _of(event, deep(value))


def _is_hash(event: Event) -> bool:
    return isinstance(key := event.keywords["key"], Made) and key.name == "builtins.hash"


def _sure(randomness: Randomness, event: Event) -> Sure | None:
    """Whether a text is hashed: by what the walk knows, else by how it is written; nothing for numbers."""
    if isinstance(event.result, Made) and any(one.kind == "hash" and one.sure for one in event.result.taints):
        return "certain"
    found = [_written(one) for one in _arguments(randomness, event)]
    return "certain" if "certain" in found else "likely" if "likely" in found else None


def _arguments(randomness: Randomness, event: Event) -> Iterator[ast.expr]:
    """The arguments of the calls of hash at a line."""
    cells = randomness.cells.get(event.place.path)
    for cell in cells.cells if cells else ():
        for node in ast.walk(cell.tree) if cell.tree else ():
            named = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "hash" and node.args
            )
            if isinstance(node, ast.Call) and named and cell.place(node.lineno) == event.place.line:
                yield node.args[0]


def _written(node: ast.expr) -> Sure | None:
    """What an expression gives, by how it is written."""
    if isinstance(node, ast.Tuple):
        return "certain" if any(_written(one) == "certain" for one in node.elts) else None
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes))):
        return "certain"
    if isinstance(node, ast.BinOp):
        return max(
            _written(node.left), _written(node.right), key=lambda one: ("likely", "certain").index(one) if one else -1
        )
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return "certain" if called in _GIVES_TEXT else None
    word = _word(node)
    return None if _NUMBERS.search(word) else "certain" if _TEXTS.search(word) else "likely"


def _word(node: ast.expr) -> str:
    """The last name of an expression."""
    if isinstance(node, ast.Subscript):
        key = node.slice
        return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else _word(node.value)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
