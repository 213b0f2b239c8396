"""Python 2 written as Python 3, line for line: what the older language had and the newer lacks."""

import re
from collections.abc import Callable

from openassay.read.lexical import Token, tokens

_SOFT = {"async": frozenset({"def", "for", "with"}), "await": frozenset[str]()}
_COMPOUND = frozenset({"if", "elif", "else", "while", "for", "try", "except", "finally", "with", "def", "class"})
_OPEN, _CLOSE = frozenset({"(", "[", "{", "repr("}), frozenset(")]}")
_NO_STATEMENT = frozenset({"", "(", "=", ".", ",", ")", ":"})
"""What follows `print` or `exec` where it is a function or a plain name."""
_BEFORE_PARAMETER = frozenset({"lambda", ",", "("})
_BLANK = frozenset({"space", "comment", "newline"})
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_OCTAL = re.compile(r"0+[0-7]+")
_Pieces = list[Token]


def renamed(source: str) -> str:
    """`async` and `await` where they are plain names, as they were before Python 3.7."""
    if "async" not in source and "await" not in source:
        return source
    pieces = tokens(source)
    for index, token in enumerate(pieces):
        if token.kind == "name" and token.text in _SOFT:
            following = next((one.text for one in pieces[index + 1 : index + 4] if one.kind != "space"), "")
            plain = following[:1] in "=,).:" if token.text == "await" else following not in _SOFT["async"]
            token.text += "_" if plain else ""
    return "".join(one.text for one in pieces)


def transliterated(source: str) -> str:
    """Python 3 that says what Python 2 source says, on the same lines."""
    pieces = [_spelled(one) for one in tokens(renamed(source))]
    _repr(pieces)
    _indent(pieces)
    return "".join(_statements(pieces))


def _spelled(token: Token) -> Token:
    """A single token in today's spelling."""
    if token.kind == "number":
        return Token("number", _number(token.text))
    if token.kind == "string":
        return Token("string", _string(token.text))
    return Token("mark", "!=") if token.text == "<>" else token


def _number(text: str) -> str:
    if text[-1] in "lL":
        text = text[:-1]
    return "0o" + text.lstrip("0") if _OCTAL.fullmatch(text) and text.strip("0") else text


def _string(text: str) -> str:
    r"""`ur""` is `r""`; in a plain string `\u`, `\U` and `\N` were no escapes."""
    if text[:2].lower() == "ur":
        return text[1:]
    if text[0] in "\"'" and "\\" in text:
        return _ESCAPE.sub(lambda found: ("\\" if found[1] in "uUN" else "") + found[0], text)
    return text


def _repr(pieces: _Pieces) -> None:
    """Backticks are calls of repr."""
    inside = False
    for token in pieces:
        if token.text == "`":
            token.text = ")" if inside else "repr("
            inside = not inside


def _indent(pieces: _Pieces) -> None:
    """A tab at the start of a line reaches the next multiple of eight."""
    for before, token in zip([Token("newline", "\n"), *pieces], pieces, strict=False):
        if before.kind == "newline" and token.kind == "space" and "\\" not in token.text:
            token.text = token.text.expandtabs(8)


def _statements(pieces: _Pieces) -> list[str]:
    """The source again, statement by statement."""
    out: list[str] = []
    start = depth = lambdas = 0
    head = ""
    for index, token in enumerate(pieces):
        text = token.text
        if not head and token.kind not in _BLANK:
            head = text
        depth += _step(text)
        lambdas += text == "lambda" and depth == 0
        ends = token.kind == "newline" or text == ";" or (text == ":" and not lambdas and head in _COMPOUND)
        if ends and depth == 0:
            out += [_statement(pieces[start:index]), text]
            start, lambdas, head = index + 1, 0, ""
        lambdas -= text == ":" and depth == 0 and lambdas > 0
    return [*out, _statement(pieces[start:])]


def _step(text: str) -> int:
    """How a token changes the depth of brackets."""
    return (text in _OPEN) - (text in _CLOSE)


def _statement(pieces: _Pieces) -> str:
    """One simple statement, or the head of a compound one, without its end."""
    lead = 0
    while lead < len(pieces) and pieces[lead].kind in _BLANK:
        lead += 1
    tail = len(pieces)
    while tail > lead and pieces[tail - 1].kind in _BLANK:
        tail -= 1
    body = _unpacked(pieces[lead:tail])
    work = _KEYWORDS.get(body[0].text) if body else None
    return _text(pieces[:lead]) + (work(body) if work else _text(body)) + _text(pieces[tail:])


def _text(pieces: _Pieces) -> str:
    return "".join(one.text for one in pieces)


def _split(pieces: _Pieces, mark: str) -> list[_Pieces]:
    """The parts between `mark`s outside brackets."""
    parts: list[_Pieces] = [[]]
    depth = 0
    for token in pieces:
        depth += _step(token.text)
        if token.text == mark and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _after(body: _Pieces) -> str:
    """The first token after the keyword that is not blank."""
    return next((one.text for one in body[1:] if one.kind not in _BLANK), "")


def _print(body: _Pieces) -> str:
    """`print x`, `print >>f, x`, with or without a comma at the end."""
    following = _after(body)
    if following in _NO_STATEMENT:
        return _text(body)
    if following != ">>":
        return f"print({_text(body[1:])})"
    shift = next(index for index, one in enumerate(body) if one.text == ">>")
    where, *rest = _split(body[shift + 1 :], ",")
    given = [_text(one) for one in rest if _text(one).strip()]
    return f"print({','.join([*given, f'file={_text(where)}'])})"


def _exec(body: _Pieces) -> str:
    """`exec code in names`."""
    if _after(body) in _NO_STATEMENT:
        return _text(body)
    return f"exec({','.join(_text(one) for one in _split(body[1:], 'in'))})"


def _raise(body: _Pieces) -> str:
    """`raise Error, "message", traceback`."""
    parts = _split(body[1:], ",")
    if len(parts) == 1:
        return _text(body)
    kind, value, *trace = map(_text, parts)
    return f"raise{kind}({value})" + "".join(f".with_traceback({one})" for one in trace)


def _except(body: _Pieces) -> str:
    """`except Error, name`; a target that is no name is given one."""
    parts = _split(body[1:], ",")
    if len(parts) == 1:
        return _text(body)
    target = _text(parts[1]).strip()
    name = target if target.isidentifier() else "_" + "\n" * _text(parts[1]).count("\n")
    return f"except{_text(parts[0])} as {name}"


def _unpacked(body: _Pieces) -> _Pieces:
    """Parameters that were tuples, `def f(a, (b, c))` and `lambda (a, b):`, as one name each."""
    if not body or (body[0].text != "def" and all(one.text != "lambda" for one in body)):
        return body
    out: _Pieces = []
    open_at: list[int] = []
    index = depth = 0
    before = ""
    while index < len(body):
        token = body[index]
        parameters = bool(open_at) and open_at[-1] == depth
        if token.text == "(" and parameters and before in _BEFORE_PARAMETER:
            end = _closing(body, index)
            token = _one_name(body[index:end])
            index = end - 1
        depth += _step(token.text)
        if token.text == "lambda" or (token.text == "(" and depth == 1 and not open_at and body[0].text == "def"):
            open_at.append(depth)
        elif open_at and (depth < open_at[-1] or (token.text == ":" and depth == open_at[-1])):
            open_at.pop()
        before = before if token.kind in _BLANK else token.text
        out.append(token)
        index += 1
    return out


def _one_name(group: _Pieces) -> Token:
    """One name for a tuple of parameters, with the line breaks it had."""
    names = [one.text for one in group if one.kind == "name"]
    return Token("name", "_".join(["", *names]) + "".join("\n" * one.text.count("\n") for one in group))


def _closing(body: _Pieces, index: int) -> int:
    """After the bracket that closes the one at `index`."""
    depth = 0
    for at in range(index, len(body)):
        depth += _step(body[at].text)
        if depth == 0:
            return at + 1
    return len(body)


_KEYWORDS: dict[str, Callable[[_Pieces], str]] = {"print": _print, "exec": _exec, "raise": _raise, "except": _except}
