"""What people write into a form where nothing is asked for, and how it is called to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.comments import Comment  # type: ignore[import-untyped] # it has no types

from tests.console import run
from tests.unit.cli.test_import import (
    AREA,
    EVIDENCE,
    FACTORIES,
    FACTORY,
    case_in,
    cell,
    filled,
    folder,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]


def test_an_agency_that_is_named_in_one_language_is_called_by_its_name(folder: Path) -> None:
    """Nobody who fills in the form knows the agencies by the words of the program."""

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, AREA, "agencies.diw", "value").value = "กรมโรงงานฯ"
        cell(book, AREA, "agencies.diw", "english").value = None
        cell(book, FACTORIES, FACTORY, "green_industry_level").value = "ระดับ ๓"

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o again --files case --lang th")
    assert "ยังไม่ได้กรอก `กรมโรงงานอุตสาหกรรม ภาษาอังกฤษ`" in said, said
    assert "ระดับ ๓" not in said
    assert not (folder / "again").exists()


def test_a_column_that_people_put_in_for_themselves_is_told_and_passed_over(folder: Path) -> None:
    """A remark beside a factory keeps nobody from handing in the roster."""
    del folder

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        factories = book[FACTORIES]
        factories.insert_cols(4)
        factories["D6"] = "โทรศัพท์"
        factories["D7"] = "036 000 000"
        factories.insert_cols(4)
        factories["D8"] = "โทรแล้ว"

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o again --files case --lang th")
    assert (
        "form.xlsx:Factories!E6: คำเตือน[unknown-column]: คอลัมน์ `โทรศัพท์` ไม่มีในแบบฟอร์ม "
        "จึงไม่ได้นำข้อความเข้ามา (แถวที่ 7)\n" in said
    ), said
    assert "Factories!D8: คำเตือน[unknown-column]: คอลัมน์นี้ ไม่มีในแบบฟอร์ม" in said
    before, after = case_in("case").rosters["factories"], case_in("again").rosters["factories"]
    assert after.members == before.members


def test_a_line_between_the_rows_is_told_and_a_wrong_state_is_told_once(folder: Path) -> None:
    """Where nothing can be entered people write all the same, and hear that it goes nowhere."""
    del folder

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        evidence = book[EVIDENCE]
        evidence.insert_rows(7)
        evidence["D7"] = "below: not looked at yet"
        evidence["D9"].comment = Comment("ask again", "office")
        cell(book, EVIDENCE, "1.1.1/upgrade-plan", "state").value = "sent, I think"
        cell(book, EVIDENCE, "1.1.1/upgrade-plan", "submitted").value = "2022-01-05"

    filled("form.xlsx", change)
    said = run("$ ecorules import form.xlsx -o case --lang en")
    assert "form.xlsx:Evidence!D7: warning[no-such-row]: the row is about nothing" in said, said
    assert "below: not looked at yet" in said
    assert "form.xlsx:Evidence: warning[not-read]: comments on cells are not taken over: D9" in said
    assert said.count("sent, I think") == 2
    assert "state-assumed" not in said
