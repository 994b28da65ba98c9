"""A plan as a workbook: the table of the provinces, with rows and columns for people to change.

The months of a row follow what its start and number of months say, also after they were changed:
each is a formula that shows a mark, and what shows a mark is coloured.  So the bars are seen on
paper without colours as well, and by programs that calculate nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.path.plan.layout import (
    BASE_SHEET,
    COLUMNS,
    KEY,
    MONTHS,
    OWNERS,
    REMARK,
    SHEET,
    SPECIAL,
    START,
    STATE,
    STATES,
    TITLE,
    Column,
    cells_of,
    pieces_of,
)
from ecorules.path.plan.months import AHEAD
from ecorules.path.plan.written import written_plan
from ecorules.report.plan.sections import notices, sections
from ecorules.report.wording import SYNTHETIC
from ecorules.report.workbook.styles import height, tab
from ecorules.report.workbook.xlsx import book_bytes, column_letters

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.path.plan.model import Activity, Plan
    from ecorules.report.workbook.xlsx import Book, Leaf, Style

# A workbook says when it was made; nothing here reads the clock.
_NO_DAY: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zone
_BEFORE: Final = (KEY, TITLE, START, MONTHS)
_AFTER: Final = (OWNERS, STATE, REMARK)
_MONTH_WIDTH: Final = 4.6
_SPARE_ROWS: Final = 15
_A4: Final = 9
_MARK: Final = "■"
_MOST_MONTHS: Final = 240
_FONT: Final = {"font_name": "Tahoma", "font_size": 9, "valign": "top", "text_wrap": True}
# A heading goes on over the cells beside it, so no line may stand between them.
_LINES: Final = {"top": 1, "bottom": 1}
_STYLES: Final[dict[str, dict[str, object]]] = {
    "title": {"bold": True, "font_size": 14, "text_wrap": False},
    "about": {"font_color": "#404040"},
    "names": {"font_size": 7, "font_color": "#808080", "text_wrap": False},
    "header": {
        "bold": True,
        "bg_color": "#D0D0D0",
        "border": 1,
        "valign": "vcenter",
        "align": "center",
    },
    "level": {"bold": True, "bg_color": "#D9E4DC", **_LINES, "text_wrap": False},
    "asked": {"bold": True, "bg_color": "#EFEFEF", **_LINES, "text_wrap": False},
    "text": {"border": 1, "num_format": "@"},
    "number": {"border": 1, "align": "center"},
    "month": {"border": 1, "align": "center", "valign": "vcenter", "font_color": "#1D5C3A"},
    "mark": {"bg_color": "#1D5C3A", "font_color": "#1D5C3A"},
}


def plan_bytes(plan: Plan, edition: Edition, lang: Language) -> bytes:
    """Return a plan as the bytes of a workbook; the same plan is the same bytes."""

    def paint(book: Book) -> None:
        title = f"{SHEET.said(lang)} {plan.stands_on.title.said(lang)}"
        book.set_properties({"title": title, "created": _NO_DAY})
        sheet = book.add_worksheet(tab(SHEET.said(lang)))
        _Sheet(plan, edition, lang, book, sheet).paint(title)
        base = book.add_worksheet(BASE_SHEET)
        for row, piece in enumerate(pieces_of(written_plan(plan), lang)):
            base.write_string(row, 0, piece)
        base.very_hidden()

    return book_bytes(paint)


class _Sheet:
    """Paint the sheet of a plan, row by row."""

    def __init__(
        self, plan: Plan, edition: Edition, lang: Language, book: Book, sheet: Leaf
    ) -> None:
        self.plan, self.edition, self.lang, self.sheet = plan, edition, lang, sheet
        self.months = plan.calendar
        self.styles: dict[str, Style] = {
            name: book.add_format({**_FONT, **style}) for name, style in _STYLES.items()
        }
        self.first = len(_BEFORE)
        self.last = self.first + len(self.months) - 1
        self.width = self.last + 1 + len(_AFTER)
        self.place: dict[str, int] = {column.name: at for at, column in enumerate(_BEFORE)}
        self.place |= {column.name: self.last + 1 + at for at, column in enumerate(_AFTER)}

    def paint(self, title: str) -> None:
        for column in COLUMNS:
            at = self.place[column.name]
            self.sheet.set_column(at, at, column.width)
        self.sheet.set_column(self.first, self.last, _MONTH_WIDTH)
        row = self.head(title)
        self.names = row
        row = self.headers(row)
        first = row
        for section in sections(self.plan, self.edition):
            for heading, style in ((section.outer, "level"), (section.inner, "asked")):
                if heading is not None:
                    self.heading(row, heading, style)
                    row += 1
            for one in section.activities:
                self.row(row, cells_of(one, self.lang), one)
                row += 1
        for _ in range(_SPARE_ROWS):
            self.row(row, {}, None)
            row += 1
        self.rules(first, row - 1)
        self.print()

    def head(self, title: str) -> int:
        """Write what the plan is and on what it rests; return the next row."""
        self.sheet.set_row(0, 22)
        self.sheet.write_string(0, 0, title, self.styles["title"])
        lines = [_HOW.said(self.lang), *notices(self.plan, self.edition, self.lang)]
        if self.plan.stands_on.is_synthetic:
            lines.insert(0, SYNTHETIC.said(self.lang))
        room = sum(column.width for column in COLUMNS) + _MONTH_WIDTH * len(self.months)
        for row, line in enumerate(lines, start=1):
            self.sheet.set_row(row, height([(line, room)]))
            self.sheet.merge_range(row, 0, row, self.width - 1, line, self.styles["about"])
        return len(lines) + 1

    def headers(self, row: int) -> int:
        """Write the hidden names, the years and the months; return the next row."""
        names = [""] * self.width
        heads = [""] * self.width
        for column in COLUMNS:
            names[self.place[column.name]] = column.name
            heads[self.place[column.name]] = column.header.said(self.lang)
        for at, month in enumerate(self.months, start=self.first):
            names[at] = month.said(self.lang)
            heads[at] = month.named(self.lang)
        self.sheet.set_row(row, None, None, {"hidden": True})
        for at, name in enumerate(names):
            self.sheet.write_string(row, at, name, self.styles["names"])
        self.years(row + 1)
        for at, head in enumerate(heads):
            self.sheet.write_string(row + 2, at, head, self.styles["header"])
        self.sheet.freeze_panes(row + 3, len(_BEFORE))
        self.sheet.repeat_rows(row + 1, row + 2)
        return row + 3

    def years(self, row: int) -> None:
        for at in range(self.width):
            self.sheet.write_blank(row, at, None, self.styles["header"])
        at = self.first
        for year in dict.fromkeys(month.year for month in self.months):
            number = sum(month.year == year for month in self.months)
            said = Text(str(year), f"ระยะเวลา พ.ศ. {year + AHEAD}").said(self.lang)
            # A fiscal year has months of two years, so there are several cells to each.
            self.sheet.merge_range(row, at, row, at + number - 1, said, self.styles["header"])
            at += number

    def heading(self, row: int, text: Text, style: str) -> None:
        self.sheet.write_string(row, 0, SPECIAL, self.styles[style])
        self.sheet.write_string(row, 1, text.said(self.lang), self.styles[style])
        for at in range(2, self.width):
            self.sheet.write_blank(row, at, None, self.styles[style])

    def row(self, row: int, cells: dict[str, str], one: Activity | None) -> None:
        """Write an activity, or an empty row for one to be added."""
        self.sheet.set_row(row, height((cells.get(c.name, ""), c.width) for c in COLUMNS))
        for column in COLUMNS:
            self.cell(row, column, cells.get(column.name, ""))
        for at, month in enumerate(self.months, start=self.first):
            is_marked = (
                one is not None
                and one.start is not None
                and one.end is not None
                and one.start <= month <= one.end
            )
            formula, value = self.formula(row, at), _MARK if is_marked else ""
            self.sheet.write_formula(row, at, formula, self.styles["month"], value)

    def cell(self, row: int, column: Column, text: str) -> None:
        at = self.place[column.name]
        style = self.styles["number" if column is MONTHS else "text"]
        if not text:
            self.sheet.write_blank(row, at, None, style)
        elif column is MONTHS:
            self.sheet.write_number(row, at, int(text), style)
        else:
            self.sheet.write_string(row, at, text, style)

    def formula(self, row: int, at: int) -> str:
        """Return the formula that shows a mark in the months between start and end."""
        line, names = row + 1, self.names + 1
        first, last, here = map(column_letters, (self.first, self.last, at))
        start = f"${column_letters(self.place[START.name])}{line}"
        months = f"${column_letters(self.place[MONTHS.name])}{line}"
        found = f"MATCH({start},${first}${names}:${last}${names},0)"
        place = f"COLUMNS(${first}{line}:{here}{line})"
        return f'=IFERROR(IF(AND({place}>={found},{place}<{found}+{months}),"{_MARK}",""),"")'

    def rules(self, first: int, last: int) -> None:
        """Offer months and states, and colour the months that show a mark."""
        names = f"${column_letters(self.first)}${self.names + 1}"
        names += f":${column_letters(self.last)}${self.names + 1}"
        at = self.place[START.name]
        # Another month can be typed all the same: a plan may go on for longer than its table.
        offer = {"validate": "list", "source": f"={names}", "error_type": "warning"}
        self.sheet.data_validation(first, at, last, at, offer)
        at = self.place[STATE.name]
        states = [names.said(self.lang) for names in STATES.values()]
        self.sheet.data_validation(first, at, last, at, {"validate": "list", "source": states})
        at = self.place[MONTHS.name]
        whole = {
            "validate": "integer",
            "criteria": "between",
            "minimum": 1,
            "maximum": _MOST_MONTHS,
        }
        self.sheet.data_validation(first, at, last, at, whole)
        mark = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{_MARK}"',
            "format": self.styles["mark"],
        }
        self.sheet.conditional_format(first, self.first, last, self.last, mark)

    def print(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        said = self.plan.stands_on.title.said(self.lang).replace("&", "&&")[:100]
        sheet.set_footer(f"&L&8{said}&R&8&P/&N")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


_HOW: Final = Text(
    "Change start, months, owner, state and remark freely, and add rows below: the bars follow.  "
    "`ecorules plan CASE --from FILE` reads it all back.",
    "แก้ไขเดือนเริ่ม จำนวนเดือน ผู้รับผิดชอบ สถานะ และหมายเหตุได้ และเพิ่มแถวท้ายตารางได้ แถบเวลาจะเปลี่ยนตาม "
    "อ่านกลับด้วย `ecorules plan CASE --from FILE`",
)
