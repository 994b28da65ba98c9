"""What is made to take time or memory: bombs, and honest files with nothing right in them.

Each is given to its command in a process of its own, which may have one gigabyte and thirty
seconds.  They are made one at a time, since some of them are large.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from tests.fuzz import books
from tests.fuzz.broken import MESS, Broken, Taken, chance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MEGABYTE = 1 << 20
_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_FOOT = "</sheetData></worksheet>"
_STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_FACTS, _TEXTS = "xl/worksheets/sheet4.xml", "xl/sharedStrings.xml"
_FAR = '<row r="150001"><c r="XFD150001"><v>1</v></c></row>'
_ROWS = range(1, 1_048_577)


def made_heavy(name: str) -> Broken:
    """Return one of the heavy ones by its name."""
    kind = name.removeprefix("heavy-")
    if kind in _SHEETS:
        return Broken(name, Taken.FORM, _with(books.form(), _FACTS, _SHEETS[kind]()))
    if kind in _SHARED:
        return Broken(name, Taken.FORM, _with(books.saved_again(), _TEXTS, _SHARED[kind]()))
    if kind in _BOMBS:
        return Broken(name, Taken.FORM, _BOMBS[kind]())
    taken = Taken.ROSTER_OF_CASE if kind.endswith(_OF_CASE) else Taken.ROSTER
    return Broken(name, taken, _TABLES[kind.removesuffix(_OF_CASE)]())


def _with(book: bytes, part: str, text: str) -> bytes:
    """Return a workbook so large that it is nothing to wonder at how far it unpacks."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, each in {**books.parts(book), part: text.encode()}.items():
            archive.writestr(name, each)
        archive.writestr(
            zipfile.ZipInfo("docProps/noise.bin"), chance("noise").randbytes(2 * _MEGABYTE)
        )
    return made.getvalue()


def _sheet(rows: Iterable[str], behind: str = "") -> str:
    return f"{_HEAD}{''.join(rows)}{_FOOT}".replace("</worksheet>", f"{behind}</worksheet>")


def _letters(number: int) -> str:
    said = ""
    while number:
        number, rest = divmod(number - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def _widest_row() -> str:
    cells = "".join(f'<c r="{_letters(n)}1"><v>{n}</v></c>' for n in range(1, 16_385))
    return _sheet([f'<row r="1">{cells}</row>'])


def _full_rows(rows: int, width: int) -> str:
    letters = [_letters(each) for each in range(1, width + 1)]

    def row(number: int) -> str:
        cells = (f'<c r="{each}{number}"><v>{number}</v></c>' for each in letters)
        return f'<row r="{number}">{"".join(cells)}</row>'

    return _sheet(map(row, range(1, rows + 1)))


def _merges() -> str:
    areas = "".join(f'<mergeCell ref="A{n}:XFD{n + 9}"/>' for n in range(1, 100_000))
    return _sheet([], f"<mergeCells>{areas}</mergeCells>")


_SHEETS: dict[str, Callable[[], str]] = {
    "widest-row": _widest_row,
    "row-of-a-million": lambda: _sheet(['<row r="1">', "<c><v>1</v></c>" * 1_000_000, "</row>"]),
    "empty-rows": lambda: _sheet(f'<row r="{n}"/>' for n in _ROWS),
    "cells-by-name": lambda: _sheet(
        f'<row r="{n}"><c r="A{n}"><v>&#49;</v></c></row>' for n in _ROWS
    ),
    "million-rows": lambda: _sheet(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>x{n}</t></is></c></row>' for n in _ROWS
    ),
    "full-rows": lambda: _full_rows(100_000, 19),
    "one-far-cell": lambda: _full_rows(150_000, 1).replace(_FOOT, _FAR + _FOOT),
    "merges": _merges,
    "elements": lambda: _sheet([], '<a b="1" c="2" d="3"/>' * 990_000),
    "other-elements": lambda: _sheet([f'<row r="1">{"<a><b><c/></b></a>" * 330_000}</row>']),
    "one-letter-beyond": lambda: _sheet([f"<!--{'a' * (90 * _MEGABYTE)}\U0001f4a9-->"]),
    "open-tags": lambda: _sheet(["<row " * 15_000_000]),
    "long-attribute": lambda: _sheet([f'<row r="1" x="{"y" * (90 * _MEGABYTE)}"/>']),
}
_SHARED: dict[str, Callable[[], str]] = {
    "texts-in-runs": lambda: f"{_STRINGS}{'<si><r><t>a</t></r></si>' * 1_900_000}</sst>",
    "texts": lambda: f"{_STRINGS}{'<si><t>a</t></si>' * 990_000}</sst>",
    "one-text": lambda: f"{_STRINGS}<si><t>{'ก' * (30 * _MEGABYTE)}</t></si></sst>",
}


def _bomb(size: int) -> bytes:
    return books.packed({**books.parts(books.form()), _FACTS: b" " * size})


def _bomb_that_lies() -> bytes:
    """Return a bomb whose directory says that it is small."""
    size = 100 * _MEGABYTE
    book = bytearray(_bomb(size))
    for start, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = book.find(start)
        while at >= 0:
            if book[at + offset : at + offset + 4] == struct.pack("<I", size):
                struct.pack_into("<I", book, at + offset, 1000)
            at = book.find(start, at + 1)
    return bytes(book)


_BOMBS: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: _bomb(300 * _MEGABYTE),
    "bomb-that-lies": _bomb_that_lies,
}


def _rows() -> list[list[str]]:
    return [line.split(",") for line in books.roster_text().splitlines()]


def _joined(rows: Iterable[list[str]]) -> bytes:
    return "\n".join(map(",".join, rows)).encode()


def _messy_table() -> bytes:
    header, by = _rows()[0], chance("tables")
    tame = [each for each in MESS if each.isprintable() and not {*',"'} & {*each}]
    rows = ([f"m-{n}", *(by.choice(tame) for _ in header[1:])] for n in range(20_000))
    return _joined([header, *rows])


def _long_table(name: Callable[[int], str]) -> bytes:
    header, *rows = _rows()
    listed = ([name(n), *rows[n % len(rows)][1:]] for n in range(20_000))
    return _joined([header, *listed])


def _wide_table() -> bytes:
    header, *rows = _rows()
    return _joined([[*header, *(f"x{n}" for n in range(50_000))], *rows])


_TABLES: dict[str, Callable[[], bytes]] = {
    "messy-table": _messy_table,
    "same-factories": lambda: _long_table(lambda n: f"3-{n % 5}"),
    "long-table": lambda: _long_table(lambda n: f"3-{n}"),
    "wide-table": _wide_table,
    "lines": lambda: b"a\n" * 5_000_000,
    "cells": lambda: _joined([_rows()[0], [","] * 20_000_000]),
    "quoted-lines": lambda: _joined([_rows()[0], ['"' + "\n" * 100_000 + '"'] * 100]),
    "no-table": lambda: b'"' + b"\n" * 40_000_000,
}
_OF_CASE = "-of-case"
HEAVY = tuple(
    f"heavy-{name}"
    for name in (
        *_SHEETS,
        *_SHARED,
        *_BOMBS,
        *_TABLES,
        *(f"{table}{_OF_CASE}" for table in _TABLES),
    )
)
