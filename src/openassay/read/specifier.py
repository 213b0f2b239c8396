"""What one requirement says, as pip, conda and apt write it: name, specifier, and the one version it allows."""

import re
from urllib.parse import urlsplit

from openassay.read.requirement import Requirement

_NAME = re.compile(r"([A-Za-z0-9][\w.-]*+)\s*+(?:\[[^\]]*+\])?\s*+", re.ASCII)
_CONDA = re.compile(r"([A-Za-z0-9_][\w.-]*+)(?:\[[^\]]*+\])?\s*+(.*+)", re.ASCII)
_OPTION = re.compile(r"(?:^|\s)--?\w")
_COMMENT = re.compile(r"(?:^|\s)#")
_OPERATOR = re.compile(r"[<>]|[=~!]=")
_EXACT = re.compile(r"===?([\w.+!-]++)")
_PLAIN = re.compile(r"[\w.+!-]++")
_ADDRESS = re.compile(r"(?:(?:git|hg|svn|bzr)\+)?(?:https?|ssh|git|file)://|(?:git|hg|svn|bzr)\+")
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_TAG = re.compile(r"[vV]?\d[\w.+-]*+|[A-Za-z_-]{1,40}+\d[\w.+-]*+")
_SEPARATORS = re.compile(r"[-_.]+")
_EGG = re.compile(r"[#&]egg=([\w.-]++)")


def normalised(name: str) -> str:
    """A name as PyPI compares it (PEP 503)."""
    return _SEPARATORS.sub("-", name).lower()


def exact(specifier: str) -> str:
    """The one version that `==` or `===` allows, else empty; a wildcard allows many."""
    for clause in specifier.split(","):
        if match := _EXACT.fullmatch(clause.strip().replace(" ", "")):
            return match[1]
    return ""


def pip(text: str, line: int, group: str = "", ecosystem: str = "") -> Requirement | None:
    """One requirement of pip (PEP 508, an address, a wheel), or none where the text is not one."""
    text = _cut(_COMMENT, text).strip()
    if _ADDRESS.match(text):
        return _addressed(text, line, group, ecosystem)
    match = _NAME.match(text)
    if not match:
        return None
    rest = text[match.end() :].strip()
    if rest.startswith("@"):
        version = _fixed(rest[1:].split(" ;")[0].strip())
        return Requirement(normalised(match[1]), rest, line, version, group, ecosystem)
    specifier = _cut(_OPTION, rest.split(";")[0]).strip().strip("()").replace(" ", "")
    if specifier and not _OPERATOR.match(specifier):
        return None
    return Requirement(normalised(match[1]), specifier, line, exact(specifier), group, ecosystem)


def conda(text: str, line: int, group: str = "", ecosystem: str = "") -> Requirement | None:
    """One match specification of conda (`name=1.2`, `channel::name 1.2 build`), or none."""
    match = _CONDA.fullmatch(_cut(_COMMENT, text).strip().strip("'\"").rpartition("::")[2])
    if not match:
        return None
    rest = match[2].strip()
    version = rest.lstrip("=").strip()
    version = version.split("=")[0].split(" ")[0]
    fixed = version if _PLAIN.fullmatch(version) and not rest.startswith(("=.", "<", ">", "!", "~")) else ""
    return Requirement(match[1].lower(), rest, line, fixed, group, ecosystem)


def system(text: str, line: int, group: str = "") -> Requirement | None:
    """One package of a system package manager: `name`, `name=version`."""
    name, _, version = text.partition("=")
    if not re.fullmatch(r"[a-z0-9][\w.+:-]*+", name, re.ASCII):
        return None
    fixed = version if version and "*" not in version else ""
    return Requirement(name, f"={version}" if version else "", line, fixed, group, "system")


def fixes(reference: str) -> bool:
    """Whether a tag or commit names one version. A tag has a number in it; a branch seldom."""
    return bool(_COMMIT.fullmatch(reference) or _TAG.fullmatch(reference))


def _cut(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return text[: match.start()] if match else text


def _addressed(text: str, line: int, group: str, ecosystem: str) -> Requirement | None:
    address = text.split(" ", maxsplit=1)[0]
    egg = _EGG.search(address)
    base = _path(address).split("@")[0].rstrip("/").rsplit("/", 1)[-1].removesuffix(".git")
    name = egg[1] if egg else base.split("-")[0] if base.endswith((".whl", ".tar.gz", ".zip")) else base
    if not _NAME.fullmatch(name):
        return None
    return Requirement(normalised(name), f"@ {address}", line, _fixed(address), group, ecosystem)


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return address.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0]


def _fixed(address: str) -> str:
    """The version, tag or commit that an address names."""
    path = _path(address)
    base = path.rsplit("/", 1)[-1]
    if base.endswith(".whl"):
        parts = base.split("-")
        return parts[1].replace("%2B", "+") if len(parts) > 2 else ""
    if base.endswith((".tar.gz", ".zip")):
        return base.removesuffix(".tar.gz").removesuffix(".zip").rpartition("-")[2] if "-" in base else ""
    reference = path.rpartition("@")[2] if "@" in path else ""
    return reference if fixes(reference) else ""
