"""Drop-down lists and prompts: what a cell offers, gathered so that each is written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.workbook.layout import LISTS_SHEET
from ecorules.diagnostics import Text
from ecorules.report.workbook.xlsx import column_letters

if TYPE_CHECKING:
    from ecorules.report.workbook.filled import Offer
    from ecorules.report.workbook.xlsx import Leaf

# What fits into the rule itself; a longer list, or one with commas, stands in a sheet.
_LONGEST: Final = 250
_LONGEST_PROMPT: Final = 255
_PICK: Final = Text("choose from the list", "โปรดเลือกจากรายการ")


class Rule(NamedTuple):
    """What cells offer, and what is said while one of them is filled in."""

    offer: Offer | None
    prompt: Text | None


class Lists:
    """All the lists of a workbook that stand in a sheet of their own, a column each."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], int] = {}

    def source(self, texts: tuple[str, ...]) -> list[str] | str:
        """Return where a rule finds a list."""
        if "," not in "".join(texts) and len(",".join(texts)) <= _LONGEST:
            return list(texts)
        column = column_letters(self._columns.setdefault(texts, len(self._columns)))
        return f"='{LISTS_SHEET}'!${column}$1:${column}${len(texts)}"

    def write(self, sheet: Leaf) -> None:
        """Write the lists into their sheet, row by row."""
        for row in range(max(map(len, self._columns), default=0)):
            for texts, column in self._columns.items():
                if row < len(texts):
                    sheet.write_string(row, column, texts[row])


class Rules:
    """The rules of one sheet by the cells they are for."""

    def __init__(self, sheet: Leaf, lists: Lists) -> None:
        self._sheet, self._lists = sheet, lists
        self._cells: dict[Rule, list[tuple[int, int, int, int]]] = {}

    def add(self, rule: Rule, first: int, column: int, last: int | None = None) -> None:
        """Give cells of a column, from a first to a last row, what they offer."""
        if rule.offer is None and rule.prompt is None:
            return
        until = first if last is None else last
        ranges = self._cells.setdefault(rule, [])
        if ranges and ranges[-1][1] == column and ranges[-1][2] == first - 1:
            ranges[-1] = (*ranges[-1][:2], until, column)
        else:
            ranges.append((first, column, until, column))

    def write(self) -> None:
        """Write all rules into the sheet."""
        for rule, ranges in self._cells.items():
            options = {**_said(rule.prompt), **self._offered(rule.offer)}
            options["other_cells"] = [list(cells) for cells in ranges]
            self._sheet.data_validation(*ranges[0], options)

    def _offered(self, offer: Offer | None) -> dict[str, object]:
        if offer is None or not offer.texts:
            return {"validate": "any"}
        return {
            "validate": "list",
            "source": self._lists.source(offer.texts),
            # Otherwise the list is a help: a remark, a code more, *not known* can be written.
            "show_error": offer.is_all,
            "error_message": f"{_PICK.th}\n{_PICK.en}",
        }


def _said(prompt: Text | None) -> dict[str, object]:
    if prompt is None:
        return {}
    said = f"{prompt.th}\n{prompt.en}"
    return {"input_message": prompt.th[:_LONGEST_PROMPT] if len(said) > _LONGEST_PROMPT else said}
