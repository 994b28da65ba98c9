"""Workbooks that are real before they are broken, and their parts."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped] # it has no types

from ecorules.audit.terms import load_with_edition
from ecorules.report.workbook.form import form_bytes
from ecorules.report.workbook.part import Part
from tests.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTORIES = 12
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHARED = (
    b'<Relationship Id="shared" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/sharedStrings"/></Relationships>'
)
_INLINE = re.compile(r't="inlineStr"><is>(.*?)</is></c>', re.DOTALL)
DEMONSTRATION = ROOT / "cases" / "demonstration"


@cache
def form() -> bytes:
    """Return a filled-in form, as ecorules writes it."""
    edition, case = load_with_edition(DEMONSTRATION)
    old = case.rosters["factories"]
    few = replace(old, members=old.members[:FACTORIES])
    return form_bytes(Part(edition, replace(case, rosters={"factories": few}), None), "en")


@cache
def saved_again() -> bytes:
    """Return the form as another program saves it, with texts that the cells share."""
    made = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(form())).save(made)
    content = parts(made.getvalue())
    texts: dict[str, int] = {}

    def shared(cell: re.Match[str]) -> str:
        return f't="s"><v>{texts.setdefault(cell[1], len(texts))}</v></c>'

    for name in [each for each in content if "worksheets/sheet" in each]:
        content[name] = _INLINE.sub(shared, content[name].decode()).encode()
    listed = "".join(f"<si>{each}</si>" for each in texts)
    content["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{listed}</sst>'.encode()
    related = content["xl/_rels/workbook.xml.rels"]
    content["xl/_rels/workbook.xml.rels"] = related.replace(b"</Relationships>", _SHARED)
    return packed(content)


@cache
def roster_text() -> str:
    """Return a list of factories as an office keeps it."""
    lines = (DEMONSTRATION / "factories.csv").read_text("utf-8").splitlines()
    return "\n".join(lines[: FACTORIES + 1]) + "\n"


@cache
def roster_book() -> bytes:
    """Return the list of factories as a workbook of somebody else's making."""
    book = openpyxl.Workbook()
    for line in roster_text().splitlines():
        book.active.append(line.split(","))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def parts(book: bytes) -> dict[str, bytes]:
    """Return what is in a workbook, by name."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    """Return the workbook with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in content.items():
            archive.writestr(zipfile.ZipInfo(name), each, zipfile.ZIP_DEFLATED, 1)
    return made.getvalue()


def with_part(book: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook one part of which is another."""
    return packed({**parts(book), name: content})


def sheet_name(book: bytes, title: str) -> str:
    """Return the name of the part that a sheet is in; both programs number them in order."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        names = [each for each in archive.namelist() if each.startswith("xl/worksheets/sheet")]
    titles: list[str] = openpyxl.load_workbook(io.BytesIO(book), read_only=True).sheetnames
    return sorted(names)[titles.index(title)]
