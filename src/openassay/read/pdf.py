"""PDF: the words of each page, paragraph by paragraph. Lines are those of the extracted text."""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from openassay.read.document import Document
from openassay.read.format import Format
from openassay.read.limits import MAX_BYTES, MAX_LINE, MAX_LINES, MAX_PAGES, MAX_SECONDS, ReadError
from openassay.read.outline import Outline

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_OUTPUT = 4 * MAX_BYTES
_MOST_OPERATORS = 500_000
_LIMITS: dict[str, Any] = {
    "array_based_stream_maximum_output_length": _MOST_OUTPUT,
    "image_maximum_buffer_size": _MOST_OUTPUT,
    "lzw_maximum_output_length": _MOST_OUTPUT,
    "maximum_declared_stream_length": _MOST_OUTPUT,
    "page_tree_maximum_page_entries": _MOST_OPERATORS,
    "run_length_maximum_output_length": _MOST_OUTPUT,
    "stream_decoding_work_maximum_length": 2 * _MOST_OUTPUT,
    "stream_parsing_work_maximum_count": _MOST_OPERATORS,
    "xform_maximum_invocations_per_extraction": 500,
    "zlib_maximum_output_length": _MOST_OUTPUT,
    "zlib_maximum_recovery_input_length": 100_000,
}
"""What pypdf may spend on one stream (bytes) or page (operators)."""
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\n([^\W\d_A-Z]\S*+)[ ]?")
_BROKEN_NAME = re.compile(r"(?<=\w)-\n([A-Z0-9]\S*+)[ ]?")
_ITEM = re.compile(r"[•▪●◦‣–∙■]\s*|[-*]\s+|\(?[0-9a-z]{1,2}\)\s+")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Algorithm|Listing)\s+[A-Z]?\.?\d{1,3}(?:\.\d+)?\s*[:.|]")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.\d{0,2})\s+[A-Z][^.]{2,80}")
_SHORT = 0.7


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf from writing about broken files: its errors come back as ReadError."""
    log = logging.getLogger("pypdf")
    before = log.level, log.propagate
    log.setLevel(logging.CRITICAL + 1)
    log.propagate = False
    try:
        yield
    finally:
        log.setLevel(before[0])
        log.propagate = before[1]


def _read(data: bytes) -> Document:
    """The words of the first pages. Raises ReadError for what is encrypted, broken or oversized."""
    import pypdf  # noqa: PLC0415 - slow to import, and few releases hold a PDF

    if len(data) > _MOST_OUTPUT:
        raise ReadError(f"larger than {_MOST_OUTPUT} bytes")
    if b"%PDF-" not in data[:1024]:
        raise ReadError("not a PDF")
    with _quiet(), pypdf.apply_configuration(**_LIMITS):
        try:
            return _pages(pypdf.PdfReader(BytesIO(data)))
        except ReadError:
            raise
        except Exception as error:
            raise ReadError(f"broken PDF: {type(error).__name__}") from error


def _pages(reader: "PdfReader") -> Document:
    if reader.is_encrypted:
        raise ReadError("encrypted PDF")
    outline = Outline()
    started, line, failed = time.monotonic(), 1, ""
    for number, page in enumerate(islice(reader.pages, MAX_PAGES), 1):
        if time.monotonic() - started > MAX_SECONDS or line > MAX_LINES:
            break
        try:
            text = page.extract_text()
        except Exception as error:  # noqa: BLE001 - pypdf: "broken PDF files might cause other exceptions"
            failed = type(error).__name__
            continue
        outline.section(f"page {number}")
        line = _page(outline, text[:MAX_LINE].rstrip(), line)
    if failed and line == 1:
        raise ReadError(f"no page can be read: {failed}")
    return outline.document()


def _page(outline: Outline, text: str, line: int) -> int:
    """Add the paragraphs of a page that starts on `line`; gives the line after it."""
    rows = _joined(text.replace("\r", "\n").replace("\f", "\n")).split("\n")
    widths = sorted(len(row) for row in rows)
    short = _SHORT * widths[len(widths) * 9 // 10]
    start = 0
    for number in range(1, len(rows) + 1):
        if number == len(rows) or _breaks(rows[number - 1].strip(), rows[number].strip(), short):
            _add(outline, rows[start:number], line + start)
            start = number
    return line + len(rows)


def _joined(text: str) -> str:
    """Words broken at a line's end are made whole on the line where they begin."""
    return _BROKEN_NAME.sub(r"-\1\n", _BROKEN_WORD.sub(r"\1\n", text))


def _breaks(before: str, after: str, short: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if not before or not after or _ITEM.match(after) or _CAPTION.match(after):
        return True
    if _CAPTION.match(before) and before.endswith("."):
        return True
    if _NUMBERED.fullmatch(before) or _NUMBERED.fullmatch(after):
        return True
    return len(before) < short and (before.endswith((".", "!", "?", ":")) or after[:1].isupper())


def _add(outline: Outline, rows: list[str], line: int) -> None:
    text = "\n".join(rows)
    lead = text.lstrip()
    if mark := _ITEM.match(lead):
        outline.add("item", text.replace(mark[0], "", 1), line, level=1)
    else:
        outline.add("caption" if _CAPTION.match(lead) else "paragraph", text, line)


FORMATS = (Format("PDF", Document, _read, suffixes=(".pdf",)),)
