"""Rosters and mishaps of sheets on their way back: rows gone, rows twice, cells merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.console import run
from tests.unit.cli.test_import import (
    EVIDENCE,
    FACTORIES,
    FACTORY,
    FACTS,
    MAP,
    case_in,
    cell,
    filled,
    folder,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]


def test_members_that_are_gone_new_or_changed_are_taken_over(folder: Path) -> None:
    """A deleted row is told, a new one kept, a changed one changed, the others left alone."""
    del folder
    before = {each.key: each for each in case_in("case").rosters["factories"].members}

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, FACTORIES, FACTORY, "green_industry_level").value = 4
        sheet = book[FACTORIES]
        sheet.delete_rows(cell(book, FACTORIES, "ตย-002", "#key").row)
        last = max(row for row in range(4, sheet.max_row + 1) if sheet.cell(row, 1).value)
        sheet.cell(last + 1, 1).value = "ตย-999"
        sheet.cell(last + 1, 2).value = "โรงงานใหม่"

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o case --lang en")
    assert (
        "form.xlsx:Factories: warning[removed]: the row of `ตย-002` is no longer there; "
        "it is taken out of the case"
    ) in said, said
    after = {each.key: each for each in case_in("case").rosters["factories"].members}
    assert after.keys() == before.keys() - {"ตย-002"} | {"ตย-999"}
    assert after["ตย-003"] == before["ตย-003"]
    year = case_in("case").round.fiscal_year
    assert after[FACTORY].cells["green_industry_level", year] == 4


def test_two_parts_that_tell_one_factory_differently_are_shown(folder: Path) -> None:
    """A conflict in a roster stands at its cell, like any other."""
    del folder

    def levelled(level: int) -> Any:  # noqa: ANN401 - openpyxl has no types
        def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
            cell(book, FACTORIES, FACTORY, "green_industry_level").value = level

        return change

    filled("one.xlsx", levelled(4))
    filled("two.xlsx", levelled(5))
    said = run("$ ecorules import one.xlsx two.xlsx -o case --lang en")
    assert "error[conflict]: this says `5`, and `one.xlsx:Factories!" in said, said
    assert "says `4`; the form was made with `0`" in said


def test_mishaps_of_sheets_are_told(folder: Path) -> None:
    """Merged cells, a column beside the table, a row twice, hidden rows, a remark without value."""
    del folder

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        evidence, facts = book[EVIDENCE], book[FACTS]
        row = cell(book, EVIDENCE, MAP, "#key").row
        evidence.merge_cells(start_row=row, start_column=11, end_row=row + 2, end_column=11)
        evidence.row_dimensions[row].hidden = True
        last = max(line for line in range(4, evidence.max_row + 1) if evidence.cell(line, 1).value)
        evidence.cell(last + 1, 1).value = MAP
        evidence.cell(last + 2, 6).value = "planned"
        facts["M4"], facts["M6"] = "our remarks", "to be checked"
        cell(book, FACTS, "communities_drilled", "note").value = "not yet counted"
        last = max(line for line in range(4, facts.max_row + 1) if facts.cell(line, 1).value)
        facts.cell(last + 1, 4).value = 5
        facts.cell(last + 2, 2).value = "no such fact"
        facts.cell(last + 3, 2).value = "green area"

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o case --lang en")
    for expected in (
        "warning[merged-cells]: merged cells: the value counts for the first row alone",
        "note[hidden-rows]: hidden rows are read like the others: row",
        "error[duplicate-row]: rows ",
        "error[no-key]: the row does not say which document it is about",
        (
            "warning[unknown-column]: the column `our remarks` is none of the form's; "
            "what it says is not taken over (row 6)"
        ),
        "warning[no-value]: there is no value in this row, so nothing of it is taken over",
        "error[no-key]: the row does not say which fact it is about",
        "error[unknown-fact]: no fact is called `no such fact`",
        "error[no-value]: there is no value",
    ):
        assert expected in said, (expected, said)
