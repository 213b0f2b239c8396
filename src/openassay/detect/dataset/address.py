"""Can data lie at this address? Asked of what a model learned from, and of the records of a dataset."""

import re

from openassay.detect.facts import Mention

_DOCUMENT = re.compile(
    r"\.(?:md|rst|ipynb|py)(?:[?]|#(?![\w-]*data-?set)|$)|docs\.google\.com/(?:presentation|document|spreadsheets)|"
    r"(?:^|/)(?:model|system)[_-]?cards?\b|requirements[\w.-]{0,60}\.txt$|licen[cs]e|creativecommons|opendatacommons|wikipedia\.org/wiki",
    re.I,
)
_NEVER = re.compile(
    r"(?:^|[/_.-])(?:configs?|logs?)(?:[_.-][\w.-]*)?\.(?:json|ya?ml|toml|csv|txt|log)$|[_-]logs?[_-]|leaderboard|spaces/|colab|youtube|youtu\.be|twitter|discord|slack\.com|shields\.io|badge|submi(?:t|ssion)|\$\{?\w*bucket",
    re.I,
)
_CARD = re.compile(
    r"\b(?:(?:model|data) ?card|paper|report|logs?|args|configs?|slides|blog|post|video|poster|demo|code|license)\b",
    re.I,
)
_HOST = re.compile(r"https?://(?P<host>[^/?#]+)/?$")
_OUTPUT = re.compile(
    r"--?[\w-]{0,40}(?:out(?:put)?|staging|temp|tmp|logs?|logging|save|results?|cache|export)(?:[_-](?:dir|path|file|location|folder|root|\w+))?[\s=\"']{1,3}$",
    re.I,
)
_SENDS = re.compile(r"\bs3 mv\b|\bupload|\b(cp|rsync|copy)\b(?!.*\b(s3|gs)://\S+ +\S).*\b(s3|gs)://|push_to_hub", re.I)
_SAVED = re.compile(
    r"\s(?:-O|-o|--output-document|--output|>)[\s=]+\S*(?:models?|weights|ckpts?|checkpoints?)[/_.-]", re.I
)
"""A download that is kept under the name of a model."""
_BEFORE = 100
"""Characters before an address that tell the option it is given to."""
_WEIGHTS = re.compile(
    r"vocab|(?:^|[/_.-])(?:bpe|tokeni[sz]ers?|merges|spm|params|weights|ckpts?|checkpoints?|tfhub)(?:[/_.-]|$)", re.I
)
_MODELS = re.compile(r"(?:^|[/_-])(?:released_)?models?(?:[/_-]|$)", re.I)
_RECORDS = re.compile(r"\.(?:jsonl(?:ines)?|csv|tsv|txt|txtpb|parquet|tfrecords?|fasta|fa)(?:\.\w{2,4})?$", re.I)


def barren(one: Mention) -> bool:
    """Whether an address is a document, a badge, a home page, a model or where a program writes: no place of data."""
    if _DOCUMENT.search(one.address) or _NEVER.search(one.address):
        return True
    if _CARD.search(one.label) and not re.search(r"\bdata(?:set)?s?\b(?! card)", one.label, re.I):
        return True
    model = _of_model(one.address) or (one.code and _SAVED.search(one.context) and not _RECORDS.search(one.address))
    if one.target in ("archive", "storage") and (model or _written(one)):
        return True
    home = _HOST.match(one.address)
    return home is not None and one.target in ("page", "storage") and not re.search(r"data|corpus", home["host"], re.I)


def _of_model(address: str) -> bool:
    """Whether the path is that of weights, of a vocabulary, or of a folder of models without records."""
    return bool(_WEIGHTS.search(address) or (_MODELS.search(address) and not _RECORDS.search(address)))


def _written(one: Mention) -> bool:
    """Whether a command sends to the address, or writes to it as its option says."""
    if _SENDS.search(one.context):
        return True
    place = one.context.find(one.address)
    return one.code and place > 0 and bool(_OUTPUT.search(one.context[max(0, place - _BEFORE) : place]))
