"""What an HTML tag says, in HTML files and inside Markdown. The patterns fail fast: hostile text costs no more."""

import html
import re

TAG = re.compile(r"<(/?)([a-zA-Z][\w:.-]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
"""A start or end tag: slash, name, attributes as written."""

_ATTRIBUTE = re.compile(r"([^\s\"'>/=]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&nbsp")
_SOURCES = frozenset(("audio", "embed", "iframe", "source", "video"))


def unescape(text: str) -> str:
    """Replace character references that end in a semicolon; the number of lines stays."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    found = html.unescape(match[0])
    return " " if found.isspace() else found


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag by lower-case name, the first of a name; values unescaped and stripped."""
    found: dict[str, str] = {}
    for name, double, single, plain in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(double or single or plain).strip())
    return found


def shown(name: str, written: str) -> str:
    """The address of what a tag other than an image shows or plays in place; empty for other tags."""
    return attributes(written).get("src", "") if name in _SOURCES else ""
