"""The workbook of a plan: its sheet, its columns, and the words that its cells may say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Text
from ecorules.path.plan.model import Said

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.path.plan.model import Activity

SHEET: Final = Text("Plan", "แผนการดำเนินงาน")
BASE_SHEET: Final = "ecorules-plan"
BASE_FORMAT: Final = "ecorules.plan-workbook/1"
SPECIAL: Final = "#"
# A cell takes 32,767 characters, and one beyond the basic plane counts twice.
_LONGEST_PIECE: Final = 16_000


class Column(NamedTuple):
    """One column that people may fill, by the name in the hidden row and by its header."""

    name: str
    header: Text
    width: float


KEY: Final = Column("code", Text("No.", "ที่"), 5.5)
TITLE: Final = Column("activity", Text("Activity", "กิจกรรม"), 46)
START: Final = Column("start", Text("Start", "เริ่ม"), 10)
MONTHS: Final = Column("months", Text("Months", "กี่เดือน"), 7.5)
OWNERS: Final = Column("owners", Text("Responsible", "ผู้รับผิดชอบ"), 27)
STATE: Final = Column("state", Text("State", "สถานะ"), 12.5)
REMARK: Final = Column("remark", Text("Remark", "หมายเหตุ"), 18)
COLUMNS: Final = (KEY, TITLE, START, MONTHS, OWNERS, STATE, REMARK)

STATES: Final = {
    Said.PLANNED: Text("planned", "อยู่ในแผน"),
    Said.UNDER_WAY: Text("under way", "กำลังดำเนินการ"),
    Said.DONE: Text("done", "เสร็จแล้ว"),
}


def cells_of(one: Activity, lang: Language) -> dict[str, str]:
    """Return what the cells of an activity say, by column."""
    return {
        KEY.name: one.code,
        TITLE.name: one.title.said(lang),
        START.name: "" if one.start is None else one.start.said(lang),
        MONTHS.name: "" if one.months is None else str(one.months),
        OWNERS.name: "\n".join(owner.name.said(lang) for owner in one.owners),
        STATE.name: "" if one.said is None else STATES[one.said].said(lang),
        REMARK.name: one.remark,
    }


def pieces_of(text: str, lang: Language) -> list[str]:
    """Return the JSON of a plan in pieces that each fit a cell, the format and language first."""
    # Spreadsheets have a meaning of their own for `_x0041_`, and drop blanks at either end.
    safe = text.replace("_x", r"\u005fx")
    pieces = (safe[at : at + _LONGEST_PIECE] for at in range(0, len(safe), _LONGEST_PIECE))
    return [BASE_FORMAT, lang, *(f"|{piece}|" for piece in pieces)]


def text_of(pieces: list[str]) -> tuple[str, Language] | None:
    """Return what pieces say, or nothing if they are not of a plan."""
    if pieces[:1] != [BASE_FORMAT] or pieces[1:2] not in (["th"], ["en"]):
        return None
    return "".join(piece[1:-1] for piece in pieces[2:]), "th" if pieces[1] == "th" else "en"
