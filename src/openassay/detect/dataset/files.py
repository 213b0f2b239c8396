"""Which files of a dataset or a benchmark are its records?"""

import re
from collections import Counter
from collections.abc import Mapping

from openassay.detect.facts import Names, Roles
from openassay.schema import Entry

_FILE = re.compile(
    r"\.(jsonl(ines)?|ndjson|json|csv|tsv|txt|parquet|npz|npy|gz|zip|arrow|pkl|h5|hdf5|tar|xml|fasta|wav|mp3|flac|db|sqlite3?|zst|xz|bz2|tfrecords?|conll\w*|png|jpe?g|yaml|yml|tgz|7z|rar|ods|xlsx?|lmdb|idx\d?-ubyte|md|feather|html|py|sql)$",
    re.I,
)
_HOME = re.compile(
    r"(^|/)[\w.-]*(data|dataset|corpus|corpora|annotation|tasks?|questions?|problems?|prompts?|splits?|train|test|dev|valid|items?|samples?|benchmark|instances|labels|raw|csv|json)[\w.-]*/",
    re.I,
)
_NAME = re.compile(
    r"data|corpus|train|test|dev|valid|questions?|problems?|annotations?|samples?|records|items|labels|examples|split|dataset|prompts?|tasks|captions|urls?|metadata|bench|all[_-]|pairs",
    re.I,
)
_RECORDS = re.compile(r"\.(npz|h5|hdf5|parquet|jsonl(ines)?|arrow|tfrecords?|lmdb|csv|tsv|zip|gz|tgz)$", re.I)
_MEDIA = re.compile(r"\.(wav|mp3|flac|ogg|png|jpe?g|tiff?|mp4|mid)$", re.I)
_MANY = 200
"""Sounds or images in one folder that are records, whatever the folder is called."""
_ASIDE = re.compile(r"(^|/)[\w.-]*config[\w.-]*/", re.I)
_NOT = re.compile(
    r"config|requirements|package|license|readme|schema|setup|environment|results?|outputs?|predictions?|leaderboard|logs?/|(^|/)runs?/|report|cmake|template|stats|statistics|\.github|vocab|changelog|contributing|figures?|images?/|assets|static|img|docs/|"
    r"manifest|(^|/)(test_?data|fixtures|unit_?tests|testing)/|(^|[/_.-])(filters?|f(ile)?_?lists?|stop_?words|support)([/_.-]|$)",
    re.I,
)
_PROSE = (".py", ".md", ".html")
_LOOSE = (*_PROSE, ".yml", ".yaml", ".png")
_LEAST = 20_000
"""Bytes below which files are no records together."""
_ABSENT = 10**6
"""Bytes that a file is taken to have whose size is not known."""


def records(entries: Mapping[str, Entry], roles: Roles, names: Names, kind: str) -> list[tuple[str, Entry]]:
    """Data files by folder and name, or many sounds or images of one folder; the largest first."""
    known = {path: one for path, one in entries.items() if _may(path, one, roles)}
    found = [(path, one) for path, one in known.items() if _is_record(path, one, names, kind)]
    if not found and kind == "dataset":
        found = _media(known)
    total = sum(_size(one) for _, one in found)
    return sorted(found, key=lambda pair: (-(pair[1].size or 0), pair[0])) if total > _LEAST else []


def _may(path: str, entry: Entry, roles: Roles) -> bool:
    if entry.kind not in ("file", "absent", "lfs") or roles.of(path) not in ("own", "evaluation", "test"):
        return False
    return bool(_FILE.search(path)) and not _NOT.search(_ASIDE.sub("/", path))


def _is_record(path: str, entry: Entry, names: Names, kind: str) -> bool:
    name = path.rpartition("/")[2]
    home = _HOME.search(path)
    if home and kind == "dataset" and home[2].lower().startswith("prompt"):
        home = None  # what a dataset was written from
    loose = _NAME.search(name) and _size(entry) > _LEAST and not name.endswith(_LOOSE)
    return bool((home and not name.endswith(_PROSE)) or loose or (_RECORDS.search(name) and names.owns(name)))


def _media(known: Mapping[str, Entry]) -> list[tuple[str, Entry]]:
    """The sounds or images of folders that hold many."""
    homes = Counter(path.rpartition("/")[0] for path in known if _MEDIA.search(path))
    return [
        (path, one) for path, one in known.items() if _MEDIA.search(path) and homes[path.rpartition("/")[0]] >= _MANY
    ]


def _size(entry: Entry) -> int:
    return entry.size if entry.size is not None else _ABSENT
