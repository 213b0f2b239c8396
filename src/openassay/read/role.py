"""Inline markup of reStructuredText: references, roles, literals and emphasis become words and links."""

import re
from collections.abc import Sequence
from itertools import takewhile

from openassay.read.document import Link

_TARGET = re.compile(r"[ \t]*(?:\.\.[ \t]+_(`[^`\n]{1,300}`|[^:`\n]{1,300}):|__)[ \t]+(\S+)[ \t]*")
_PICTURE = re.compile(r"[ \t]*\.\.[ \t]+\|([^|\n]{1,100})\|[ \t]+(image|replace|unicode)::[ \t]*(.*)")
_OPTION = re.compile(r"[ \t]+:([\w-]{1,40}):[ \t]*(.*)")
_INLINE = re.compile(
    r"``(?P<literal>[^`]++)``"
    r"|(?P<role>:[\w:+.-]{1,60}:)?`(?P<quoted>[^`]++)`(?P<ref>_{1,2}(?!\w))?"
    r"|(?<![\w`])(?P<word>[A-Za-z0-9](?:[\w.-]{0,80}[A-Za-z0-9])?)__?(?![\w`])"
    r"|\|(?P<sub>[^|\s][^|\n]{0,100})\|(?:__?)?"
    r"|(?P<mark>\*\*?)(?=\S)(?P<strong>[^*]{0,2000}?[^*\s])\*\*?"
    r"|\\(?P<escaped>.)"
)
_EMBEDDED = re.compile(r"(.*?)\s*<([^<>]+)>", re.DOTALL)


class Roles:
    """The named targets and substitutions of a document, found once, and the reading of its text by them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._targets: dict[str, str] = {}
        self._anonymous: list[str] = []
        self._pictures: dict[str, tuple[str, str, str]] = {}
        for number, line in enumerate(lines):
            if ".. " not in line and "__ " not in line:
                continue
            if target := _TARGET.fullmatch(line):
                self._define(target[1], target[2])
            elif picture := _PICTURE.fullmatch(line):
                self._pictures[picture[1]] = _picture(picture, lines[number + 1 : number + 8])

    def _define(self, name: str | None, address: str) -> None:
        if name is None or name == "_":
            self._anonymous.append(address)
        else:
            self._targets.setdefault(_key(name.strip("`")), address)

    def address(self, name: str) -> str:
        """What a name with a trailing underscore points to, else the name itself; names may point to names."""
        for _ in range(4):
            if not name.endswith("_"):
                break
            name = self._targets.get(_key(name.rstrip("_").strip("`")), "")
        return name

    def plain(self, text: str, line: int) -> tuple[str, list[Link]]:
        """Plain words with as many lines as `text`, and the links with theirs."""
        out: list[str] = []
        links: list[Link] = []
        done = counted = 0
        for match in _INLINE.finditer(text):
            line += text.count("\n", counted, match.start())
            counted = match.start()
            out.append(text[done : match.start()])
            words, found = self._one(match, line)
            breaks = match[0].count("\n") - words.count("\n")
            out.append(words + "\n" * breaks)
            links += found
            done = match.end()
        out.append(text[done:])
        return "".join(out), links

    def _one(self, match: re.Match[str], line: int) -> tuple[str, list[Link]]:
        if match["quoted"] is not None:
            return self._quoted(match, line)
        if match["word"]:
            target = self.address(match["word"] + "_") or (self._next() if match[0].endswith("__") else "")
            return (match["word"], [Link(match["word"], target, line)]) if target else (match[0], [])
        if match["sub"]:
            return self._picture(match, line)
        return match["literal"] or match["strong"] or (match["escaped"] or "").strip(" "), []

    def _quoted(self, match: re.Match[str], line: int) -> tuple[str, list[Link]]:
        words, target = match["quoted"], ""
        if embedded := _EMBEDDED.fullmatch(words):
            words, target = embedded[1] or embedded[2], "".join(embedded[2].split())
            target = self.address(target) if match["ref"] else target
        elif match["ref"]:
            target = self.address(words + "_") or (self._next() if match["ref"] == "__" else "")
        if match["role"] and not (target and "://" in target):
            return words, []
        return words, [Link(" ".join(words.split()), target, line)] if target else []

    def _picture(self, match: re.Match[str], line: int) -> tuple[str, list[Link]]:
        if (found := self._pictures.get(match["sub"])) is None:
            return match[0], []
        words, image, target = found
        links = [Link(words, image, line, image=True)] if image else []
        if target or match[0].endswith("_"):
            address = self.address(target or match["sub"] + "_")
            links += [Link(words, address, line)] if address else []
        return words, links

    def _next(self) -> str:
        return self._anonymous.pop(0) if self._anonymous else ""


def _key(name: str) -> str:
    return " ".join(name.lower().split())


def _picture(picture: re.Match[str], following: Sequence[str]) -> tuple[str, str, str]:
    """The words, the image and the target of a substitution, by the options below it."""
    written = takewhile(bool, (_OPTION.fullmatch(row) for row in following))
    options = {match[1]: match[2] for match in written if match}
    image = picture[3].strip() if picture[2] == "image" else ""
    return options.get("alt", "") if image else picture[3].strip(), image, options.get("target", "").strip()
