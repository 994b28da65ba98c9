"""The form as other programs read it: what stands where, what is locked, how it is printed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped] # it has no types

from ecorules import load_case, load_edition
from ecorules.case.model import Case, Member
from ecorules.case.workbook.base import Base, read_base
from ecorules.case.workbook.layout import (
    AREA,
    BASE_SHEET,
    EVIDENCE,
    EVIDENCE_ROW,
    FACTS,
    KEY,
    LISTS_SHEET,
    NAME,
    TARGETS,
    Entry,
    Sheet,
)
from ecorules.diagnostics import Language, Text
from ecorules.edition.model import Edition
from ecorules.report.workbook import Part, form_bytes
from tests.repository import ROOT

TABLES = (AREA, EVIDENCE, FACTS, TARGETS)
_NAMES_ROW, _A4 = 3, 9


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Return an edition that is shipped."""
    return load_edition("eit-2562")


@pytest.fixture(scope="module")
def town(edition: Edition) -> Case:
    """Return the made-up case."""
    return load_case(ROOT / "cases" / "demonstration", edition)


@pytest.fixture(scope="module")
def form(edition: Edition, town: Case) -> Workbook:
    """Return the form of the made-up case, as another library reads it."""
    return _read(Part(edition, town))


def _read(part: Part, lang: Language = "th") -> Workbook:
    return load_workbook(BytesIO(form_bytes(part, lang)))


def test_the_tabs_are_in_the_language_of_the_reader(
    form: Workbook,
    edition: Edition,
) -> None:
    """People find a sheet by its tab; the last two are nobody's to see."""
    thai = ["อ่านก่อน", "พื้นที่", "หลักฐาน", "ข้อมูล", "โรงงาน", "ค่าเป้าหมาย"]
    english = ["Read me", "Area", "Evidence", "Facts", "Factories", "Targets"]
    assert form.sheetnames == [*thai, LISTS_SHEET, BASE_SHEET]
    assert _read(Part(edition), "en").sheetnames == [*english, LISTS_SHEET, BASE_SHEET]
    hidden = {sheet.title for sheet in form if sheet.sheet_state == "veryHidden"}
    assert hidden == {LISTS_SHEET, BASE_SHEET}


def test_the_same_case_gives_the_same_bytes(edition: Edition, town: Case) -> None:
    """Two offices that make the form compare it byte for byte."""
    part = Part(edition, town)
    assert form_bytes(part, "th") == form_bytes(Part(edition, town), "th")
    assert form_bytes(part, "th") != form_bytes(part, "en")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_where_the_layout_says(
    table: Sheet,
    form: Workbook,
) -> None:
    """Who reads the form goes by the hidden names, and people by the headers below them."""
    sheet = form[table.title.th]
    names = [cell.value for cell in sheet[_NAMES_ROW]]
    assert names == [column.name for column in table.columns]
    assert sheet.row_dimensions[_NAMES_ROW].hidden
    headers = [cell.value for cell in sheet[_NAMES_ROW + 1]]
    assert headers == [column.shown for column in table.columns]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_given_is_locked_and_what_is_asked_is_open(
    table: Sheet,
    form: Workbook,
) -> None:
    """Nobody overwrites a question by mistake, and every answer can be written."""
    sheet = form[table.title.th]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in sheet.iter_rows(min_row=_NAMES_ROW + 2)]
        is_open = {not cell.protection.locked for cell in cells}
        if column.entry is Entry.GIVEN:
            assert is_open == {False}, column.name
        if column.entry is Entry.ENTERED:
            assert True in is_open, column.name


def test_pages_are_set_up_for_paper(form: Workbook) -> None:
    """A form goes round on paper as well: A4, its header on every page, with page numbers."""
    for sheet in form.worksheets[1:-2]:
        page = sheet.page_setup
        assert (page.paperSize, page.orientation) == (_A4, "landscape")
        assert sheet.print_title_rows
        assert sheet.print_title_cols
        assert sheet.oddFooter.right.text == "&P/&N"
        assert sheet.freeze_panes is not None


def test_drop_down_lists_offer_the_words(form: Workbook) -> None:
    """A state is one of four; a yes may be said in two languages, or be *not known*."""
    rules = form["หลักฐาน"].data_validations.dataValidation
    states = '"อยู่ในแผน (planned),ส่งแล้ว (submitted),รับแล้ว (accepted),ไม่รับ (rejected)"'
    assert [rule.showErrorMessage for rule in rules if rule.formula1 == states] == [True]
    answers = [
        rule
        for rule in form["โรงงาน"].data_validations.dataValidation
        if rule.formula1 == '"ใช่,ไม่ใช่,yes,no"'
    ]
    assert answers
    assert not any(rule.showErrorMessage for rule in answers)


def test_lists_that_are_long_stand_in_a_sheet(form: Workbook) -> None:
    """A drop-down list has room for 255 characters in itself, and codes of evidence need more."""
    rules = form["ข้อมูล"].data_validations.dataValidation
    sources = {rule.formula1 for rule in rules if f"'{LISTS_SHEET}'!" in str(rule.formula1)}
    listed = {cell.value for column in form[LISTS_SHEET].iter_cols() for cell in column}
    assert sources
    assert {"1.2.1/green-area-summary", "พื้นที่สีเขียว (green area)"} <= listed


def test_the_base_says_what_stood_in_every_cell(
    form: Workbook,
    edition: Edition,
    town: Case,
) -> None:
    """Months later it is known which cells somebody has changed."""
    base = _base(form)
    assert (base.edition, base.edition_digest) == (edition.id, edition.digest)
    assert (base.case, base.case_digest) == (town.id, town.digest)
    assert (base.owner, base.level) == (None, None)
    facts, evidence = base.sheets[FACTS.name], base.sheets[EVIDENCE.name]
    assert facts.cell("green_area", "value") == "3000"
    assert facts.cell("green_area~2", "unit") == "rai"
    assert facts.cell("biodiversity", "value") is None
    assert evidence.cell("factory-roster", "state") == "accepted"
    assert evidence.cell("18.1.1/appointment-order", "because") == ""
    factories = base.sheets["factories"]
    assert len(factories.rows) == len(town.rosters["factories"].members) + 1
    assert factories.cell(EVIDENCE_ROW, "bod") == "7.1.1/effluent-database"


def _base(form: Workbook) -> Base:
    found = read_base([row[0].value for row in form[BASE_SHEET].iter_rows(max_col=1)])
    assert found is not None
    return found


def test_numbers_of_factories_stay_texts(edition: Edition, town: Case) -> None:
    """`3-12-1` is no day, `007` no 7, and a figure too long for a spreadsheet is not rounded."""
    exact = Fraction(12345678901234567891, 10)
    listed = (
        Member("3-12-1", "=SUM(A1)", {("waste_generated", 2565): Fraction(1500)}),
        Member("007", "007", {("waste_generated", 2565): exact * 1000}),
    )
    roster = replace(town.rosters["factories"], members=listed, column_evidence={})
    sheet = _read(Part(edition, replace(town, rosters={"factories": roster})))["โรงงาน"]
    names = [cell.value for cell in sheet[_NAMES_ROW]]
    waste = names.index("waste_generated")
    rows = list(sheet.iter_rows(min_row=_NAMES_ROW + 4, max_row=_NAMES_ROW + 5))
    assert [[cell.value for cell in row[:2]] for row in rows] == [
        ["007", "007"],
        ["3-12-1", "=SUM(A1)"],
    ]
    assert {cell.data_type for row in rows for cell in row[:2]} == {"s"}
    assert {cell.number_format for row in rows for cell in row[:2]} == {"@"}
    assert [row[waste].value for row in rows] == ["1234567890123456789.1", 1.5]


def test_the_part_of_an_agency_holds_its_own_and_who_it_is_about(
    edition: Edition, town: Case
) -> None:
    """An office gets its own lines; what is everybody's it sees, and cannot change."""
    part = Part(edition, town, owner="provincial-industry-office", level=2)
    form = _read(part, "en")
    base = _base(form)
    assert (base.owner, base.level) == ("provincial-industry-office", 2)
    assert base.sheets[AREA.name].cell("title", "value") == town.title.th
    assert not [
        cell for row in form["Area"].iter_rows() for cell in row if not cell.protection.locked
    ]
    codes = {row[0].value for row in form["Evidence"].iter_rows(min_row=_NAMES_ROW + 2)}
    asked = {asked.item.code for asked in part.items}
    assert codes - {None} == {*asked, "factory-roster"}
    assert "18.1.1/appointment-order" in asked
    assert "2.1.1/designated-factories" not in asked
    names = [cell.value for cell in form["Factories"][_NAMES_ROW]]
    owners = {edition.vocabulary.facts[name.partition("@")[0]].owner for name in names[2:]}
    assert names[:2] == [KEY, NAME]
    assert owners == {"provincial-industry-office"}


def test_who_is_responsible_here_gets_the_line(edition: Edition, town: Case) -> None:
    """The case gives 15.1.1 to other offices than the edition does."""
    own = Part(edition, town, owner="working-group").items
    usual = Part(edition, owner="working-group").items
    assert "15.1.1" in {asked.requirement.code for asked in own}
    assert "15.1.1" not in {asked.requirement.code for asked in usual}


def test_a_form_for_nobody_counts_years_from_the_audited_one(edition: Edition) -> None:
    """Before there is a round, an earlier year can only be said as so many years before."""
    form = _read(Part(edition), "en")
    keys = [row[0].value for row in form["Facts"].iter_rows(min_row=_NAMES_ROW + 2)]
    years = {row[0].value: row[2].value for row in form["Facts"].iter_rows(min_row=_NAMES_ROW + 2)}
    assert {"factory_investment", "factory_investment@-1", "factory_investment@-2"} <= set(keys)
    assert years["factory_investment"] == "ปีที่ตรวจ\naudited year"
    assert years["factory_investment@-2"] == "ก่อนปีที่ตรวจ 2 ปี\naudited year - 2"
    assert "water_per_product@-1" in [cell.value for cell in form["Factories"][_NAMES_ROW]]


def test_the_first_sheet_speaks_thai_and_then_english(
    form: Workbook,
    edition: Edition,
    town: Case,
) -> None:
    """Whoever opens the file first reads what to do, in Thai."""
    lines = [row[0].value for row in form["อ่านก่อน"].iter_rows()]
    assert lines[0] == town.title.th
    assert lines.index("วิธีกรอกแบบฟอร์ม") < lines.index("How to fill in this form")
    assert any(str(line).startswith("ข้อมูลสมมติ") for line in lines)
    part = Part(edition, town, owner="provincial-energy-office", level=3)
    of_agency = [row[0].value for row in _read(part)["อ่านก่อน"].iter_rows()]
    assert "It asks only what is needed up to level 3." in of_agency
    assert any("สำนักงานพลังงานจังหวัด" in str(line) for line in of_agency)


def test_a_title_that_a_tab_cannot_say_is_changed_for_it(edition: Edition, town: Case) -> None:
    """A case may be called anything; the footer takes no orders from it."""
    named = replace(town, title=Text("A & B", "ก & ข"))
    sheet = _read(Part(edition, named), "en")["Area"]
    assert sheet.oddFooter.left.text == "A && B"


def test_what_the_edition_does_not_read_stands_below(edition: Edition, town: Case) -> None:
    """A value that no requirement asks for is still the area's, and goes round with the rest."""
    extra = replace(town.observations[0], fact="total_area", fiscal_year=2560, value=Fraction(1600))
    known = replace(town, observations=(*town.observations, extra))
    base = _base(_read(Part(edition, known)))
    assert base.sheets[FACTS.name].cell("total_area@2560", "value") == "1"
    first = _base(_read(Part(edition, known, level=1)))
    assert first.sheets[FACTS.name].cell("total_area@2560", "value") is None
