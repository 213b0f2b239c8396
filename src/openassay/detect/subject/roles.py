"""What is each path for?"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Role, Roles, flat
from openassay.detect.reading import Reading, above

DETECTOR = Detector(
    id="OA-SUB-01",
    part="subject",
    question="What is each path for: the release itself, tests, examples, evaluation, users' fine-tuning, others' code?",
    why="A seed in a test or a requirement of a demo says nothing about how the release was made.",
    satisfy="Keep tests, examples, evaluation and vendored code in folders that say so.",
    facts=(),
    seconds=60.0,
    gives="roles",
)

_FOLDERS: tuple[tuple[Role, str], ...] = (
    ("vendored", r"third[_-]?party|3rd[_-]?party|vendor(ed)?|externals?|extern|submodules?|node_modules|site-packages"),
    ("ci", r"\.github|\.circleci|\.gitlab|\.buildkite|\.ci|\.devcontainer|\.travis|\.azure.*"),
    ("test", r"tests?|unit_?tests?|testing|testdata|test_data|test_files|fixtures|__tests__|__mocks__"),
    (
        "finetune",
        r"(\w+[_-])?fine[_-]?tun(e|ing)(s|[_-]\w+)?|ft|tuning|finetuner|q?lora|peft|p[_-]?tuning(_v2)?|prompt[_-]?tuning|adapters?",
    ),
    (
        "evaluation",
        r"evals?|\w+(?<!ri)(?<!di)eval|evaluations?|evaluate|evaluators?|benchmarks?|benchmarking|lm[_-]eval.*|downstream",
    ),
    (
        "example",
        r"examples?|example[_-]\w+|baselines?|[\w-]*demos?|demo[_-]\w+|tutorials?|cookbooks?|playground|samples?|gradio.*|streamlit.*|web[_-]?(ui|demo|app)",
    ),
    ("docs", r"docs?|documentation|website|static|public|www"),
)
_FILES: tuple[tuple[Role, str], ...] = (
    ("test", r"test_.*|.*_tests?|conftest|tests?|.*\.test|.*_unittest"),
    ("finetune", r"(.*[_-])?q?lora([_-].*)?|(run_)?fine[_-]?tun(e|ing)([_-].*)?|tune|tuning|.*[_-]fine[_-]?tun(e|ing)"),
    (
        "evaluation",
        r"(run_)?eval(uate|uation|s)?([_-].*)?|.*[_-]eval(uate|uation)?|bench(mark)?([_-].*)?|.*[_-]benchmarks?",
    ),
    ("example", r"demo([_-].*)?|.*[_-]demo|app|example([_-].*)?|.*[_-]example|.*tutorial.*|web_demo.*|cli_demo.*"),
)
_BY_FOLDER = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _FOLDERS)
_BY_FILE = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _FILES)
_TOLD = 2**18
"""How much of the README at the top is searched for the names of folders, in characters."""
_LINK = re.compile(r"\((?:\./|[^\s()]{0,200}/(?:tree|blob)/[\w.-]+/)?([^\s()]++)\)")
"""What a link or a parenthesis names, below the top of a repository where it is an address of one."""
_PRESENTS = re.compile(r"readme|(model|data|dataset)[_-]?card|licen[cs]e")
_CODE = (".py", ".ipynb", ".c", ".cc", ".cpp", ".cu", ".sh", ".jl", ".r", ".lua", ".js", ".ts", ".rs", ".go")
_PROJECT = re.compile(
    r"setup\.py|pyproject\.toml|requirements[\w.-]*\.txt|environment[\w.-]*\.ya?ml|package\.json|cargo\.toml"
)


def look(reading: Reading) -> Look:
    """Give every path its role."""
    yield from ()
    base = reading.base
    told = _told(reading)
    ends = frozenset(_LINK.findall(told))
    projects = frozenset(
        folder
        for folder in _subprojects(reading.paths, base)
        if folder not in ends and folder + "/" not in told  # named as a place
    )
    siblings = _siblings(reading.paths, base)
    return Roles({path: _role(path, base, projects, siblings) for path in reading.paths})


def _told(reading: Reading) -> str:
    """The text of the README at the top, which ties folders to the release by naming them."""
    readmes = [path for path in reading.paths if "/" not in path and path.lower().startswith("readme")]
    return "\n".join(reading.text(path) or "" for path in readmes[:3])[:_TOLD]


def _role(path: str, base: str, projects: frozenset[str], siblings: frozenset[str]) -> Role:
    inner = path[len(base) + 1 :] if base and path.startswith(base + "/") else path
    *folders, name = inner.split("/")
    named: Role | None = next((role for folder in folders if (role := _match(_BY_FOLDER, folder))), None)
    if named and named != "docs":
        return named
    homes = (siblings or projects) and tuple(above(path))
    if homes and not siblings.isdisjoint(homes):
        return "sibling"
    if homes and not projects.isdisjoint(homes):
        return "subproject"
    if named:
        return named
    stem = name.rpartition(".")[0] if name.lower().endswith(_CODE) else ""
    return (_match(_BY_FILE, stem) if stem else None) or "own"


@lru_cache(maxsize=4096)
def _match(rules: tuple[tuple[Role, re.Pattern[str]], ...], word: str) -> Role | None:
    return next((role for role, pattern in rules if pattern.fullmatch(word)), None)


def _siblings(paths: tuple[str, ...], base: str) -> frozenset[str]:
    """Folders beside the one asked for that present a release of their own.

    Where the one asked for has no code, the sibling after which it is named keeps its code as its own: a later
    member of a family is often published as a card beside the code of an earlier one.
    """
    parent = base.rpartition("/")[0]
    files = _files_by_folder(paths)
    beside = [
        folder
        for folder, names in files.items()
        if base
        and folder != base
        and folder.rpartition("/")[0] == parent
        and any(_PRESENTS.match(name) for name in names)
    ]
    if not beside or any(path.startswith(base + "/") and path.lower().endswith(_CODE) for path in paths):
        return frozenset(beside)
    coded = {folder for path in paths if path.endswith(_CODE) for folder in above(path)}
    own = flat(base.rpartition("/")[2])
    elders = [one for one in beside if own.startswith(flat(one.rpartition("/")[2])) and one in coded]
    elder = max(elders, key=len, default="")
    return frozenset(folder for folder in beside if folder != elder)


def _subprojects(paths: tuple[str, ...], base: str) -> Iterator[str]:
    """Folders with a README and a dependency file of their own, beside enough code that is in none of them."""
    files = _files_by_folder(paths)
    within = {
        folder
        for folder, names in files.items()
        if folder not in ("", base)
        and any(name.startswith("readme") for name in names)
        and any(_PROJECT.fullmatch(name) for name in names)
        and not base.startswith(folder + "/")
    }
    code = [path for path in paths if path.lower().endswith(_CODE)]
    outside = [path for path in code if within.isdisjoint(above(path))]
    if outside or not code:
        yield from sorted(within)


def _files_by_folder(paths: tuple[str, ...]) -> Mapping[str, set[str]]:
    files: dict[str, set[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        files.setdefault(folder, set()).add(name.lower())
    return files
