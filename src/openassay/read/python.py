"""How a Python file is read: decoded, parsed, walked once, its syntax tree dropped."""

import ast
import codecs
import gc
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from openassay.read import text
from openassay.read.format import Format
from openassay.read.lexical import comments, weight
from openassay.read.limits import MAX_BYTES, MAX_LINES, MAX_NODES, ReadError
from openassay.read.magics import without_magics
from openassay.read.module import Call, Module
from openassay.read.python2 import renamed, transliterated
from openassay.read.syntax import Walk

_CODING = re.compile(rb"(?:[^\n]*\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]+)")
_ENCODINGS = re.compile(r"(?:iso8859|cp\d|koi8|mac|gb|big5|shift_jis|euc_|iso2022|hz|johab|ascii)")
"""Character sets as Python's own names; a codec that unpacks or computes is none."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ORIGIN = "<openassay release>"
_SILENT = re.compile(re.escape(_ORIGIN))


def read(data: bytes) -> Module:
    """Read a Python file. Raises ReadError for what is no Python of any age, or meets a limit."""
    return read_source(text_of(data))


def read_source(source: str, *, magics: bool = False) -> Module:
    """Read Python source. Raises ReadError as `read` does.

    With `magics`, the lines of IPython (`!pip install x`, `%cd`, `obj?`) become comments, and the shell commands among
    them calls named `!` with the command as their argument. One notebook cell at a time: a cell that starts with
    `%%bash` or `%%html` is of that language to its end.
    """
    source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _guard(source)
    commands: tuple[Call, ...] = ()
    if magics:
        source, commands = without_magics(source)
    with _no_collection():
        return _module(source, commands)


def text_of(data: bytes) -> str:
    """The text of a Python file, by its own coding line; else as any text."""
    if len(data) > MAX_BYTES:
        raise ReadError(f"larger than {MAX_BYTES} bytes")
    found = None if data.startswith(_MARKS) else _CODING.match(data)
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else "utf-8"
        if name != "utf-8" and _ENCODINGS.match(name):
            return data.decode(name)
    except (LookupError, UnicodeError):
        pass
    return text.read(data)


def _guard(source: str) -> None:
    """Refuse what would cost the parser more time or memory than any program is worth."""
    if len(source) > MAX_BYTES:
        raise ReadError(f"larger than {MAX_BYTES} characters")
    if source.count("\n") > MAX_LINES:
        raise ReadError(f"more than {MAX_LINES} lines")
    if len(source) > MAX_NODES and weight(source, MAX_NODES) > MAX_NODES:
        raise ReadError(f"more than {MAX_NODES} syntax nodes")


def source_tree(source: str) -> ast.Module:
    """The syntax tree of Python of any age, lines as in the source. Raises ReadError as `read` does."""
    _guard(source)
    with _no_collection():
        return _any_age(source)[0]


@contextmanager
def _no_collection() -> Iterator[None]:
    """A syntax tree has no cycles, so collecting garbage while it grows is time lost."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _silence() -> None:
    """Silence warnings about a release's source (an invalid escape), and no others: the filter names our origin.

    It is put in front again where somebody has put another filter before it.
    """
    first = warnings.filters[0] if warnings.filters else None
    if first is None or first[0] != "ignore" or first[3] != _SILENT:
        warnings.filterwarnings("ignore", module=_SILENT.pattern)


def _parsed(source: str) -> ast.Module:
    """The syntax tree. Raises SyntaxError, or ReadError where the parser itself gives up."""
    _silence()
    try:
        return ast.parse(source, _ORIGIN)
    except (RecursionError, MemoryError) as error:
        raise ReadError("nested too deeply") from error
    except ValueError as error:
        raise ReadError(f"no Python source: {error}") from error


def _any_age(source: str) -> tuple[ast.Module, str, bool]:
    """The tree, the source it stands for, and whether that was Python 2."""
    try:
        return _parsed(source), source, False
    except SyntaxError as error:
        first = error
    for change, old in ((renamed, False), (transliterated, True)):
        changed = change(source)
        if changed == source:
            continue
        try:
            return _parsed(changed), changed, old
        except SyntaxError:
            continue
    raise ReadError(f"no valid Python: {first.msg}", first.lineno or 0) from first


def _module(source: str, commands: tuple[Call, ...]) -> Module:
    tree, parsed, python2 = _any_age(source)
    walk = Walk(tree, parsed)
    return Module(
        imports=tuple(walk.imports),
        calls=tuple(sorted((*commands, *walk.calls), key=lambda one: one.line)) if commands else tuple(walk.calls),
        assigns=tuple(walk.assigns),
        definitions=tuple(walk.definitions),
        texts=tuple(walk.texts),
        comments=tuple(comments(source)),
        main=walk.main,
        lines=source.count("\n") + (not source.endswith("\n") and source != ""),
        python2=python2,
    )


FORMATS = (Format(name="python", gives=Module, read=read, suffixes=(".py", ".pyw"), names=("sconstruct", "wscript")),)
