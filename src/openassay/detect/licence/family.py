"""Which version a family name without one stands for, where the release's own licence text tells."""

import re

from openassay.detect.facts import Roles
from openassay.detect.licence.match import match
from openassay.detect.reading import Reading

_TOP = re.compile(r"(?:licen[cs]e|copying)[\w.-]*", re.IGNORECASE)
_SUFFIX = "-unversioned"


def versioned(expression: str, reading: Reading, roles: Roles) -> str:
    """The expression, or the one text of its family that lies at the top of the release."""
    if not expression.endswith(_SUFFIX):
        return expression
    family = expression.removeprefix("LicenseRef-").removesuffix(_SUFFIX)
    held = {one for one in _held(reading, roles) if re.match(rf"{re.escape(family)}-\d", one, re.IGNORECASE)}
    return held.pop() if len(held) == 1 else expression


def held(reading: Reading, roles: Roles) -> str:
    """The one licence whose exact text lies at the top of the release; empty where there is none, or several."""
    found = set(_held(reading, roles))
    return found.pop() if len(found) == 1 else ""


def _held(reading: Reading, roles: Roles) -> list[str]:
    base = reading.base
    folders = {"", f"{base}/" if base else ""}
    paths = [path for path in reading.paths if _TOP.fullmatch(path.rpartition("/")[2]) and roles.of(path) == "own"]
    texts = [reading.text(path) for path in paths if path[: path.rfind("/") + 1] in folders]
    return [one.id for one in map(match, filter(None, texts)) if one.verdict == "exact"]
