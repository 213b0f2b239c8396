import io
import logging
import time
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from openassay.read.document import Document
from openassay.read.format import fitting
from openassay.read.limits import MAX_PAGES, MAX_SECONDS, ReadError


def make(*contents: bytes, password: str = "") -> bytes:
    """A PDF with these content streams, one a page, in a font named F."""
    writer = PdfWriter()
    kind = {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")}
    font = writer._add_object(DictionaryObject({**kind, NameObject("/BaseFont"): NameObject("/Helvetica")}))
    for content in contents:
        page = writer.add_blank_page(600, 800)
        fonts = DictionaryObject({NameObject("/F"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(content)
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page(*lines: str) -> bytes:
    rows = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    return f"BT /F 12 Tf 50 700 Td {rows}ET".encode()


def read(data: bytes) -> Document:
    found = fitting("paper.pdf", Document)
    assert found is not None
    return found.read(data)


def test_pages_and_paragraphs() -> None:
    document = read(
        make(
            page("We train a large model on many to-", "kens of text with care and a lot of patience.", "Done."),
            page("1 Introduction", "The words of a long line that goes on and on here", "* an item"),
        )
    )
    assert [(b.kind, b.text, b.line, b.headings) for b in document.blocks] == [
        (
            "paragraph",
            "We train a large model on many tokens\nof text with care and a lot of patience.\nDone.",
            1,
            ("page 1",),
        ),
        ("paragraph", "1 Introduction", 4, ("page 2",)),
        ("paragraph", "The words of a long line that goes on and on here", 5, ("page 2",)),
        ("item", "an item", 6, ("page 2",)),
    ]


def test_captions_and_addresses() -> None:
    document = read(make(page("Table 1: Results of it.", "See https://a.org/b.")))
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("caption", "Table 1: Results of it."),
        ("paragraph", "See https://a.org/b."),
    ]
    assert document.blocks[1].links[0].target == "https://a.org/b"


def test_only_the_first_pages_are_read() -> None:
    document = read(make(*[page(f"Page number {number}") for number in range(MAX_PAGES + 5)]))
    assert document.blocks[-1].headings == (f"page {MAX_PAGES}",)


def test_encrypted() -> None:
    with pytest.raises(ReadError, match="encrypted"):
        read(make(page("secret"), password="x"))  # noqa: S106 - to read it must fail


@pytest.mark.parametrize(
    "content",
    [
        b"\0" * 60_000_000,
        b"1 0 0 1 5 5 cm " * 400_000,
        b"[" * 200_000,
        b"<<" * 200_000,
        b"q " * 200_000,
        b"(" * 500_000,
    ],
    ids=["zeros", "operators", "arrays", "dictionaries", "states", "strings"],
)
def test_bombs(content: bytes) -> None:
    data, started = make(content), time.monotonic()
    try:
        document = read(data)
    except ReadError:
        document = Document("", ())
    assert document.blocks == ()
    assert time.monotonic() - started < 2 * MAX_SECONDS


@given(st.integers(0, 900), st.binary(min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_broken_files_raise_one_error_and_say_nothing(at: int, junk: bytes) -> None:
    data = SMALL[:at] + junk + SMALL[at + len(junk) :]
    handler = logging.StreamHandler(said := io.StringIO())
    logging.getLogger().addHandler(handler)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert isinstance(read(data), Document)
    except ReadError:
        pass
    finally:
        logging.getLogger().removeHandler(handler)
    assert said.getvalue() == ""


SMALL = make(page("Some words", "and more"))
