"""The first five minutes work as the page tells them, in an empty folder."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped] # it has no types

from tests.console import run_again
from tests.repository import DOCS

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE: Final = DOCS / "first-five-minutes.md"
FILLED_IN: Final = "<!-- filled in -->\n"
DOCUMENTS: Final = ("order", "plan", "minutes", "factories")
_HEADERS_IN: Final = {"โรงงาน": 6}
_USUAL_HEADERS: Final = 4


def _tables(page: str) -> Iterator[list[dict[str, str]]]:
    """Yield the tables of a page, each row by its headers."""
    for block in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        head, _, *rows = [
            [cell.strip() for cell in line.strip().strip("|").split("|")]
            for line in block.splitlines()
        ]
        yield [dict(zip(head, row, strict=True)) for row in rows]


def _first_line(value: object) -> str:
    return str(value or "").partition("\n")[0]


def _column(sheet: Any, header: str) -> int:  # noqa: ANN401 - openpyxl has no types
    row = _HEADERS_IN.get(sheet.title, _USUAL_HEADERS)
    found = [cell.column for cell in sheet[row] if _first_line(cell.value) == header]
    assert len(found) == 1, (header, [cell.value for cell in sheet[row]])
    return int(found[0])


def _fill_in(path: Path, page: str) -> None:
    """Type into a form what the tables of the page say."""
    book = load_workbook(path)
    cells, members = _tables(page)
    for each in cells:
        sheet = book[each["sheet"]]
        rows = [
            row[0].row
            for row in sheet.iter_rows()
            if each["row"] in {_first_line(cell.value) for cell in row}
        ]
        assert len(rows) == 1, each
        sheet.cell(rows[0], _column(sheet, each["column"])).value = each["write"]
    factories = book["โรงงาน"]
    for place, member in enumerate(members, _HEADERS_IN["โรงงาน"] + 1):
        for header, written in member.items():
            factories.cell(place, _column(factories, header)).value = written or None
    book.save(path)


def test_the_first_five_minutes_are_as_the_page_tells_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Who follows the page sees what it shows, from an empty folder to a finding."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    shown = PAGE.read_text(encoding="utf-8")
    before, after = shown.split(FILLED_IN)
    now = run_again(before)
    _fill_in(tmp_path / "model.xlsx", before)
    for name in DOCUMENTS:
        (tmp_path / f"{name}.pdf").write_bytes(f"%PDF-1.4 {name}\n".encode())
    now += FILLED_IN + run_again(after)
    if request.config.getoption("golden") == "rewrite":
        PAGE.write_text(now, encoding="utf-8")
    else:
        changed = difflib.unified_diff(shown.splitlines(), now.splitlines(), lineterm="")
        assert shown == now, "\n".join(changed)
