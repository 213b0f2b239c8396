"""A licence text as words that are the same however it is wrapped, quoted, numbered or signed."""

import re
import unicodedata

NOTICE = "\N{COPYRIGHT SIGN}"
"""Stands for `Copyright (c) 2019-2024`; the holder's name follows it as words."""
HOLDER = "\N{BULLET}"
"""Stands for the named party in the fixed phrases of permissive licences."""

_LEADERS = re.compile(r"(?m)^[ \t]*(?:(?://+|/?\*+/?|#+|>+|;+|%+|dnl\b|rem\b)[ \t]*)+")
_RULERS = re.compile(r"[=_~*#-]{3,}")
_TAGS = re.compile(
    r"</?(?:p|br|b|i|em|strong|span|div|ul|ol|li|a|h[1-6]|pre|html|body|head|sup|sub|table|tr|td)\b[^>\n]{0,200}>"
)
_PREFIX = re.compile(r"\b(non|sub|re|pre|co|un)-\s*(?=[^\W\d_])")
_ADDRESS = re.compile(
    r"\b(?:59 temple place|51 franklin st(?:reet)?|675 mass(?:achusetts)? ave(?:nue)?|31 milk street) (?:\S+ ){0,8}?"
    r"(?:0\d{4}(?: 1\d{3})?|ma\b)(?: usa)?"
)
_SCHEME = re.compile(r"\bhttps?://(?:www\.)?")
_YEAR = r"[\[<{(]?(?:(?:19|20)\d\d|yyyy|year(?:\(s\)|s)?|xxxx|20xx|date|(?:insert|current) year)\b[\]>})]*"
_NOTICE = re.compile(
    rf"(?:\(c\)|\N{{COPYRIGHT SIGN}}|&copy;)\s*(?:copyright\b)?|copyright\s*(?=[\[<{{])|copyright[\s,:]+(?={_YEAR})",
)
_SIGNED = re.compile(
    rf"(?:copyright[\s,:]+)?{NOTICE}[\s,:]*(?:(?:{_YEAR})(?:\s*+(?:(?:[-,\N{{EN DASH}}]|to|and)\s*+)?(?:present|now|"
    rf"(?={_YEAR})))*\s*+)*"
)
_RESERVED = re.compile(r"\ball\s+rights\s+reserved\b\.?")
_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[-*+\N{BULLET}]")
_BRACKETED = re.compile(r"(?<!\S)(?:\d{1,2}|[a-z]|[ivx]{1,5})\)[.:,;]?(?!\S)|\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)")
_NAMED_NOTICE = re.compile(
    r"(?m)^([^\w\n]*)Copyright[ \t]+(?=[A-Z][\w.-]*[ \t]*\S*$|[A-Z][\w.-]*[ \t]+[A-Z])(?!(?:Notices?|Holders?|"
    r"Owners?|Licen[cs]e|Law|Act|And|Or)\b)"
)
_OPTIONAL = re.compile(
    r"\bthe text of the creative commons public licenses is dedicated to the public domain under the cc0 public domain "
    r"dedication |\bwiki\.creativecommons\.org considerations_for_licens(?:ors|ees)(?: \w+)? "
)
"""What some of the published versions of the same terms say, and others do not."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_WORD = re.compile(rf"\w+(?:\.\w+)*|[{NOTICE}{HOLDER}]")
_SAME = {
    "licence": "license", "licences": "licenses", "licenced": "licensed", "licencing": "licensing",
    "sublicence": "sublicense", "acknowledgement": "acknowledgment", "acknowledgements": "acknowledgments",
    "authorisation": "authorization", "favour": "favor", "honour": "honor",
    "organisation": "organization", "utilisation": "utilization", "whilst": "while", "wilful": "willful",
}  # fmt: skip
_PARTIES = re.compile(
    r"(?<=\bname of )(?:[^\s]+ ){1,14}?(?=(?:nor|or) the names? of (?:its|his|her|their|the|any|other) )"
    r"|(?<=\bnames of )(?:[^\s]+ ){1,14}?(?=may not be used to endorse)"
    r"|(?<=\bprovided by )(?:[^\s]+ ){1,14}?(?=as is )"
    r"|(?<=\bas is and )(?:[^\s]+ ){1,10}?(?=disclaims? all warranties )"
    r"|(?<=\bincludes software developed by )(?:[^\s]+ ){1,12}?(?=(?:and its contributors )?neither the name )"
    r"|(?<=\beither expressed or implied of )(?:[^\s]+ ){1,10}$"
    r"|(?<=\bin no event shall )(?:[^\s]+ ){1,16}?(?=be liable for )",
)


def words(text: str) -> list[str]:
    """The normalised words of a licence text.

    Case, white space, quotes, markup, comment leaders, list markers, hyphens, British and American spelling, the
    years of copyright notices and the parties named in the fixed phrases of permissive licences make no difference
    (after the matching guidelines of the SPDX specification). Version numbers and dates stay.
    """
    signed = _NAMED_NOTICE.sub(r"\1(c) ", text.replace("\N{COPYRIGHT SIGN}", "(c)"))
    plain = unicodedata.normalize("NFKC", signed).casefold()
    plain = _RULERS.sub(" ", _TAGS.sub(" ", _LEADERS.sub("", plain)))
    plain = _SCHEME.sub("", _PREFIX.sub(r"\1", plain))
    plain = _RESERVED.sub(" ", _SIGNED.sub(f" {NOTICE} ", _NOTICE.sub(f" {NOTICE} ", plain)))
    found = [_SAME.get(word, word) for word in _WORD.findall(" ".join(_unmarked(plain)))]
    flat = _PARTIES.sub(f"{HOLDER} ", " ".join(found) + " ")
    return _OPTIONAL.sub("", _ADDRESS.sub("", flat)).split()


def _unmarked(plain: str) -> list[str]:
    """The tokens without list markers: in brackets anywhere, bare ones at the start of a paragraph or a clause.

    Line ends play no part, so that a version number at the start of a wrapped line stays.
    """
    kept: list[str] = []
    for paragraph in _PARAGRAPH.split(plain):
        starts = True
        for token in _BRACKETED.sub(" ", paragraph).split():
            if not (starts and _MARKER.fullmatch(token)):
                kept.append(token)
                starts = token[-1] in ".;:,"
    return kept


def shingles(found: list[str]) -> set[tuple[str, str, str]]:
    """Every run of three words."""
    return set(zip(found, found[1:], found[2:], strict=False))
