"""Filled-in forms come back by command: into a new folder, or into a case with its log."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped] # it has no types

from ecorules.audit.terms import load_with_edition, terms_of
from ecorules.case.written import written_case
from ecorules.case.written.order import observations_in_order
from ecorules.report.workbook.form import form_bytes
from ecorules.report.workbook.part import Part
from tests.console import run
from tests.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecorules.case.model import Case

SHOWN = ROOT / "cases" / "demonstration"
AREA, EVIDENCE, FACTS, FACTORIES, TARGETS = "Area", "Evidence", "Facts", "Factories", "Targets"
ORDER = "18.1.1/appointment-order"
MAP = "1.1.1/boundary-map"
FACTORY = "ตย-001"


@cache
def form(owner: str | None = None) -> bytes:
    """Return the form of the demonstration, or one agency's part of it."""
    edition, case = load_with_edition(SHOWN)
    return form_bytes(Part(edition, case, owner), "en")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder to work in, with a copy of the case and nothing else."""
    shutil.copytree(SHOWN, tmp_path / "case")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def filled(name: str, change: Callable[[Any], None] = lambda _: None) -> None:
    """Put a form into the folder after somebody has worked on it."""
    Path(name).write_bytes(form())
    book = load_workbook(name)
    change(book)
    book.save(name)


def cell(book: Any, sheet: str, key: str, column: str) -> Any:  # noqa: ANN401 - openpyxl has no types
    """Return the cell of a row and a column by their names."""
    found = book[sheet]
    names = [each.value for each in found[3]]
    row = next(row for row in range(4, found.max_row + 1) if found.cell(row, 1).value == key)
    return found.cell(row, names.index(column) + 1)


def case_in(path: str) -> Case:
    """Return the case in a folder."""
    return load_with_edition(path)[1]


def test_a_form_becomes_a_case_with_its_files(folder: Path) -> None:
    """What comes out is the case that went in, files and all."""
    filled("form.xlsx")
    assert run("$ ecorules import form.xlsx -o again --files case --lang en") == (
        "written in again: case.yaml, factories.csv\n"
        "the case has 91 documents, 19 values, 164 members of rosters, 13 targets\n"
    )
    edition, case = load_with_edition(SHOWN)
    terms = terms_of(edition)
    assert written_case(case_in("again"), terms) == written_case(case, terms)
    assert (folder / "again/evidence/appointment-order.txt").read_bytes() == (
        SHOWN / "evidence/appointment-order.txt"
    ).read_bytes()


def test_an_untouched_form_changes_nothing(folder: Path) -> None:
    """A case keeps every byte, comments too."""
    filled("form.xlsx")
    before = (folder / "case/case.yaml").read_bytes()
    said = run("$ ecorules import form.xlsx -o case --lang th")
    assert said.startswith("เขียนใน case: ไม่มีการเปลี่ยนแปลง\n")
    assert (folder / "case/case.yaml").read_bytes() == before
    assert not (folder / "case/history").exists()


def test_what_was_changed_goes_into_the_case_and_its_log(folder: Path) -> None:
    """A value goes into the file, a state into the log, a file into the folder; nothing is lost."""
    (folder / "map.pdf").write_bytes(b"%PDF-1.7 map")

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, FACTS, "energy_use", "value").value = "๔๓,๐๐๐ toe"  # noqa: RUF001 - Thai digits
        cell(book, EVIDENCE, MAP, "state").value = "ส่งแล้ว"
        cell(book, EVIDENCE, MAP, "file").value = "map.pdf"
        cell(book, EVIDENCE, MAP, "submitted").value = date(2022, 3, 1)
        cell(book, FACTORIES, FACTORY, "green_industry_level").value = 4

    filled("form.xlsx", change)
    before = case_in("case")
    said = run("$ ecorules import form.xlsx -o case --by somebody --at 2022-03-02 --lang en")
    assert "recorded in the register: 1\n" in said, said
    assert "as it was before: case/history/0001\n" in said
    after = case_in("case")
    assert {each.value for each in after.observations} != {
        each.value for each in before.observations
    }
    paper = after.register.evidence[MAP]
    assert paper.files[0].path == f"evidence/{MAP}/map.pdf"
    assert paper.files[0].sha256 is not None
    assert paper.submitted == date(2022, 3, 1)
    assert (folder / "case/history/0001/case.yaml").read_bytes() == (
        SHOWN / "case.yaml"
    ).read_bytes()


def test_parts_that_do_not_agree_are_shown_and_nothing_is_written(folder: Path) -> None:
    """Both places and all three values stand in the message."""

    def first(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, FACTS, "energy_use", "value").value = 43000

    def second(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, FACTS, "energy_use", "value").value = 44000

    filled("one.xlsx", first)
    filled("two.xlsx", second)
    place = "two.xlsx:Facts!D"
    said = run("$ ecorules import one.xlsx two.xlsx -o case --lang en")
    assert said.startswith(place), said
    assert "error[conflict]: this says `44000`, and `one.xlsx:Facts!D" in said
    assert "says `43000`; the form was made with `42000`" in said
    assert said.endswith("[exit 3]\n")
    assert (folder / "case/case.yaml").read_bytes() == (SHOWN / "case.yaml").read_bytes()


def test_a_case_that_went_on_meanwhile_is_not_written_over(folder: Path) -> None:
    """What the case says by now, what the form says and what it was made with are told."""
    text = (folder / "case/case.yaml").read_text(encoding="utf-8")
    (folder / "case/case.yaml").write_text(text.replace("42000 toe", "45000 toe"), encoding="utf-8")

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, FACTS, "energy_use", "value").value = 43000

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o case --lang th")
    assert (
        "ข้อผิดพลาด[conflict]: ช่องนี้ระบุ `43000` แต่ขณะนี้กรณีระบุ `45000` ส่วนค่าเดิมในแบบฟอร์มคือ `42000`"
        in said
    )
    assert said.endswith("[exit 3]\n")


def test_a_cleared_cell_and_an_added_row_are_told_and_taken_over(folder: Path) -> None:
    """A value goes only where somebody is told, and what people add at the end is kept."""
    del folder

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, FACTS, "energy_use", "value").value = None
        facts = book[FACTS]
        last = max(row for row in range(4, facts.max_row + 1) if facts.cell(row, 1).value)
        for column, value in ((2, "green area"), (3, "2564"), (4, 3000), (5, "ไร่")):
            facts.cell(last + 1, column).value = value

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o case --lang en")
    assert (
        "warning[removed]: `42000` stood here and was cleared; it is taken out of the case" in said
    )
    made = case_in("case").observations
    assert not [each for each in made if each.fact == "energy_use"]
    assert [each.fiscal_year for each in made if each.fact == "green_area"].count(2564) == 1


def test_a_form_whose_memory_is_gone_is_read_all_the_same(folder: Path) -> None:
    """Without its hidden sheets, rows and headers the form still says what it says."""
    del folder

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        del book["_ecorules"]
        facts = book[FACTS]
        facts.title = "Facts (province)"
        facts["D4"] = "ตัวเลขที่ได้"
        facts.insert_rows(1)
        book[TARGETS].sheet_state = "hidden"
        book.create_sheet("Contacts")["A1"] = "036 000 000"

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o again --files case --lang en")
    assert "warning[base-gone]" in said, said
    assert "note[sheet-read-as]: the sheet is read as `Facts`" in said
    assert "note[header-read-as]: the column `ตัวเลขที่ได้` is read as `Value`" in said
    assert "note[hidden-sheet]: the sheet is hidden, and is read like the others" in said
    assert "warning[unknown-sheet]: the form has no such sheet; its 1 cell with text" in said
    case, again = case_in("case"), case_in("again")
    assert observations_in_order(again.observations) == observations_in_order(case.observations)
    assert again.rosters["factories"].members == case.rosters["factories"].members
    assert (again.targets, again.area, again.round) == (case.targets, case.area, case.round)
    states = {code: one.state for code, one in case.register.evidence.items()}
    assert {code: one.state for code, one in again.register.evidence.items()} == states


def test_everything_wrong_in_a_form_is_told_at_its_cell(folder: Path) -> None:
    """Nothing is written, and the whole list of what is to be mended is there at once."""

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, AREA, "id", "value").value = None
        cell(book, AREA, "round.kind", "value").value = "some day"
        cell(book, EVIDENCE, MAP, "state").value = "sent, I think"
        cell(book, EVIDENCE, ORDER, "file").value = "gone.pdf"
        cell(book, FACTS, "energy_use", "unit").value = "tonnes of oil"
        cell(book, FACTS, "renewable_energy_use", "value").value = "=1+1"
        cell(book, FACTORIES, FACTORY, "green_industry_level").value = "high"

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o again --files case --lang en")
    for expected in (
        "error[not-filled-in]: `Name of the case` is not filled in",
        "error[unknown-value]: `some day` is not one of the choices",
        "error[unknown-value]: `sent, I think` is not one of the choices",
        "error[no-file]: the file `gone.pdf` is not there; it was looked for in `case`, `.`",
        "error[unknown-unit]: no unit is called `tonnes of oil`",
        "error[formula-without-value]: the formula was never calculated, so the cell has no value",
        "error[not-a-number]: `high` is not a number",
    ):
        assert expected in said, (expected, said)
    assert said.endswith("[exit 3]\n")
    assert not (folder / "again").exists()


def test_states_become_events_and_senseless_ones_are_refused(folder: Path) -> None:
    """The log says what happened, and a rejection needs its reason."""
    del folder

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, EVIDENCE, ORDER, "state").value = "rejected"
        cell(book, EVIDENCE, ORDER, "because").value = None

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o case --lang en")
    assert "error[no-reason]: the document is rejected, and no reason is given" in said, said

    def with_reason(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        change(book)
        cell(book, EVIDENCE, ORDER, "because").value = "not signed"

    filled("form.xlsx", with_reason)
    said = run("$ ecorules import form.xlsx -o case --lang en")
    assert "recorded in the register: 1" in said, said
    assert case_in("case").register.evidence[ORDER].because == "not signed"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("none.xlsx -o a", "none.xlsx: error[no-file]: there is no such file\n[exit 3]\n"),
        ("form.xlsx -o a --files nowhere", "error: there is no folder `nowhere`"),
        ("form.xlsx -o a --edition eit-2565", "form.xlsx"),
    ],
)
def test_wrong_usage_is_said(typed: str, said: str, folder: Path) -> None:
    """What was typed wrong is told before anything is read."""
    del folder
    filled("form.xlsx")
    assert run(f"$ ecorules import {typed} --lang en").startswith(said)
