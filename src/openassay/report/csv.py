"""A table for a spreadsheet: a row for every part with its state, access, terms, first place and reason."""

import re
from collections.abc import Iterable, Sequence
from csv import QUOTE_ALL, writer
from io import StringIO

from openassay.report.options import Options
from openassay.report.plain import prose
from openassay.report.view import view
from openassay.schema import Report

NAME = "csv"
SUFFIX = ".csv"
SEVERAL = False

HEADER = (
    "release",
    "address",
    "revision",
    "part",
    "state",
    "access",
    "fixed",
    "licence",
    "licence_open",
    "where",
    "message",
)
_FORMULA = re.compile(r"[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212]")
"""What a formula starts with, also in the wide forms of East Asian scripts."""


def render(report: Report, options: Options) -> str:
    """The rows of the parts asked for, under one header."""
    shown = view(report, options)
    rows = []
    for row in shown.rows:
        part = report.parts[row.id]
        where = row.where.text if row.where else ""
        terms = (part.licence.expression, part.licence.open)
        about = (shown.title, shown.address, shown.revision, row.id)
        rows.append((*about, part.state, part.access, part.fixed, *terms, where, row.note))
    return table([HEADER, *rows])


def table(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text: one line each, every cell in quotes, and none that a spreadsheet takes for a formula."""
    target = StringIO()
    writer(target, quoting=QUOTE_ALL, lineterminator="\n").writerows([cell(text) for text in row] for row in rows)
    return target.getvalue()


def cell(text: str) -> str:
    """Text on one line; behind an apostrophe where a spreadsheet would compute it."""
    plain = prose(text)
    return f"'{plain}" if _FORMULA.match(plain) else plain
