"""The text inside a Markdown block: plain words and links, in one pass, with the line breaks of the source.

Only what changes words or gives links is recognised. A parser that builds tokens does not say on which line
a link stands, and takes most of the time that a document costs.
"""

import re
from collections.abc import Callable, Mapping

from openassay.read.document import Link
from openassay.read.tag import TAG, attributes, shown, unescape

_MARK = re.compile(r"\\[!-/:-@\[-`{-~\n]|`+|<|[*_~]+|!?\[|\]")
_SPECIAL = re.compile(r"[\\`<*_~\[\]&]")
_CODE = {count: re.compile(rf"(?<!`)`{{{count}}}(?!`)") for count in range(1, 17)}
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]{1,64}@[\w.-]{1,255})>")
_TARGET = re.compile(
    r"\([ \t]*+\n?[ \t]*+(?:<((?:[^<>\n\\]|\\.)*+)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*+\))*+\))*+))"
    r"(?:\s++(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?\s*+\)",
    re.DOTALL,
)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST = 999


def inline(content: str, line: int, addresses: Mapping[str, str], key: Callable[[str], str]) -> tuple[str, list[Link]]:
    """The plain text and the links of inline Markdown that starts on `line`.

    `addresses` are the defined references by what `key` makes of a label. The text has as many lines as `content`.
    """
    if not _SPECIAL.search(content):
        return content, []
    return _Inline(content, line, addresses, key).run()


class _Inline:
    def __init__(self, content: str, line: int, addresses: Mapping[str, str], key: Callable[[str], str]) -> None:
        self._content = content
        self._first = line
        self._addresses = addresses
        self._key = key
        self._out: list[str] = []
        self._links: list[Link] = []
        self._brackets: list[tuple[int, int, int, bool]] = []  # place in _out, end in content, line, image
        self._inactive = 0  # brackets below this number can no longer be links, as links hold no links
        self._runs: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}  # place in _out, marks left
        self._anchor: tuple[int, str, int] | None = None
        self._unclosed: set[str] = set()
        self._counted, self._here = 0, line

    def run(self) -> tuple[str, list[Link]]:
        content, pos = self._content, 0
        while mark := _MARK.search(content, pos):
            if mark.start() > pos:
                self._out.append(unescape(content[pos : mark.start()]))
            pos = self._take(mark)
        self._out.append(unescape(content[pos:]))
        self._end_anchor()
        return "".join(self._out), self._links

    def _line(self, pos: int) -> int:
        self._here += self._content.count("\n", self._counted, pos)
        self._counted = max(pos, self._counted)
        return self._here

    def _take(self, mark: re.Match[str]) -> int:
        """Read one mark; gives where reading goes on."""
        found, start, end = mark[0], mark.start(), mark.end()
        first = found[0]
        if first == "\\":
            self._out.append(found[1])
        elif first == "`":
            return self._code(start, end)
        elif first == "<":
            return self._angle(start)
        elif first in "*_~":
            self._emphasis(found, start, end)
        elif first == "]":
            return self._close(end)
        else:
            self._brackets.append((len(self._out), end, self._line(start), first == "!"))
            self._out.append(found)
        return end

    def _code(self, start: int, end: int) -> int:
        fence = self._content[start:end]
        closing = _CODE.get(end - start) if fence not in self._unclosed else None
        match = closing.search(self._content, end) if closing else None
        if match is None:
            self._unclosed.add(fence)
            self._out.append(fence)
            return end
        self._out.append(self._content[end : match.start()])
        return match.end()

    def _angle(self, start: int) -> int:
        content = self._content
        if address := _AUTOLINK.match(content, start):
            self._links.append(Link(address[1], address[1], self._line(start)))
            self._out.append(address[1])
            return address.end()
        if content.startswith("<!--", start) and "<!--" not in self._unclosed:
            end = content.find("-->", start)
            if end != -1:
                return self._skip(start, end + 3)
            self._unclosed.add("<!--")
        if tag := TAG.match(content, start):
            self._tag(tag)
            return self._skip(start, tag.end())
        self._out.append("<")
        return start + 1

    def _skip(self, start: int, end: int) -> int:
        """Leave out a part of the source, but for its line breaks."""
        if breaks := self._content.count("\n", start, end):
            self._out.append("\n" * breaks)
        return end

    def _tag(self, tag: re.Match[str]) -> None:
        name, line = tag[2].lower(), self._line(tag.start())
        if name == "a":
            self._end_anchor()
            target = "" if tag[1] else attributes(tag[3]).get("href", "")
            self._anchor = (len(self._out), target, line) if target else None
        elif name == "img":
            given = attributes(tag[3])
            words = " ".join(given.get("alt", "").split())
            self._out.append(words)
            if address := given.get("src"):
                self._links.append(Link(words, address, line, image=True))
        elif name == "br":
            self._out.append(" ")
        elif target := shown(name, tag[3]):
            self._links.append(Link("", target, line))

    def _end_anchor(self) -> None:
        if self._anchor:
            start, target, line = self._anchor
            self._links.append(Link(_words(self._out[start:]), target, line))
            self._anchor = None

    def _emphasis(self, found: str, start: int, end: int) -> None:
        """Drop pairs of marks; those that open and close nothing are text."""
        for char, count in _split(found):
            before = self._content[start - 1] if start else " "
            after = self._content[end] if end < len(self._content) else " "
            opens, closes = _flanks(char, before, after)
            left, waiting = count, self._runs[char]
            while closes and left and waiting:
                paired = min(left, waiting[-1][1])
                left -= paired
                waiting[-1][1] -= paired
                self._out[waiting[-1][0]] = char * waiting[-1][1]
                if not waiting[-1][1]:
                    waiting.pop()
            if left and opens:
                waiting.append([len(self._out), left])
            self._out.append(char * left)

    def _close(self, end: int) -> int:
        """A closing bracket: the end of a link, of an image, or of nothing."""
        if self._brackets:
            place, inside, line, image = self._brackets.pop()
            active = image or len(self._brackets) >= self._inactive
            found = self._target(inside, end) if active else None
            self._inactive = min(self._inactive, len(self._brackets))
            if found:
                self._link(place, line, found[0], image=image)
                return self._skip(end, found[1])
        self._out.append("]")
        return end

    def _link(self, place: int, line: int, target: str, *, image: bool) -> None:
        written = "".join(self._out[place + 1 :])
        del self._out[place:]
        for waiting in self._runs.values():
            while waiting and waiting[-1][0] >= place:
                waiting.pop()
        self._out.append(written)
        self._links.append(Link(" ".join(written.split()), target, line, image))
        if not image:
            self._inactive = len(self._brackets)

    def _target(self, inside: int, end: int) -> tuple[str, int] | None:
        """The address of a link whose text ends before `end`, and where the link ends."""
        following = self._content[end : end + 1]
        if following == "(" and (match := _TARGET.match(self._content, end)):
            return _address(match[1] if match[1] is not None else match[2]), match.end()
        if not self._addresses:
            return None
        label = self._content[inside : end - 1] if end - inside <= _LONGEST else ""
        if following == "[" and (match := _LABEL.match(self._content, end)):
            target = self._addresses.get(self._key(match[1] or label))
            return None if target is None else (_address(target), match.end())
        target = self._addresses.get(self._key(label)) if label else None
        return None if target is None else (_address(target), end)


def _split(found: str) -> list[tuple[str, int]]:
    """Runs of one mark each."""
    if found == found[0] * len(found):
        return [(found[0], len(found))]
    return [(match[0][0], len(match[0])) for match in re.finditer(r"\*+|_+|~+", found)]


def _flanks(char: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of marks may open and may close, by the characters around it (CommonMark 6.2)."""
    space_before, space_after = before.isspace(), after.isspace()
    word_before, word_after = before.isalnum(), after.isalnum()
    left = not space_after and (word_after or not word_before)
    right = not space_before and (word_before or not word_after)
    if char == "_":
        return left and not (right and word_before), right and not (left and word_after)
    return left, right


def _address(written: str) -> str:
    return unescape(_ESCAPED.sub(r"\1", written)) if written else ""


def _words(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
