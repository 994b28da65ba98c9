"""A condition compares with a number that belongs among the targets.

A pass mark is dated and has a source, so it is a target.  Four numbers may stand in a
condition: nought, a number that the title of the requirement names, the whole (100 %) with
which a ratio or a percentage is compared to say that one amount suffices for another, and
years, which only say what is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ecorules.checks._asked import asked_in
from ecorules.diagnostics import Diagnostic, Text
from ecorules.documents import number
from ecorules.edition.requirements import clause_of
from ecorules.language.amount import amount
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import Compare, Constant, FactValue, Ratio, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from ecorules.edition.draft import Draft
    from ecorules.language.syntax import Condition

CODE: Final = "number-in-condition"

_FIGURE: Final = r"[0-9\u0e50-\u0e59]"
_FIGURES: Final = re.compile(rf"{_FIGURE}+(?:,{_FIGURE}{{3}})*(?:[.]{_FIGURE}+)?")


def run(draft: Draft) -> list[Diagnostic]:
    """Return every number in a condition that is no part of what the requirement is called."""
    return [
        Diagnostic(CODE, _message(found), found.span, clause_of(asked.sheet.document), _MEND)
        for asked in asked_in(draft)
        for condition in asked.conditions
        for found in _pass_marks(condition, asked.requirement.title)
    ]


def _pass_marks(condition: Condition, title: Text) -> Iterator[Constant]:
    """Yield the numbers of a condition that its title does not account for."""
    named = _numbers(title.th)
    compared = (node for node in walk(condition) if isinstance(node, Compare))
    wholes = {id(each.bound) for each in compared if _is_of_the_whole(each)}
    for node in walk(condition):
        if not isinstance(node, Constant) or not node.value or id(node) in wholes:
            continue
        if node.unit.from_base(node.value) not in named:
            yield node


def _is_of_the_whole(node: Compare) -> bool:
    """Return whether it is only asked if one amount suffices for another."""
    # A share of 100 % is a pass mark, which `every` says outright.
    if not isinstance(node.measure, Ratio | FactValue) or not isinstance(node.bound, Constant):
        return False
    return node.bound.value == 1 and node.bound.unit == PERCENT


def _numbers(title: str) -> frozenset[Fraction]:
    """Return the numbers that stand in a title, in Thai or Arabic figures."""
    return frozenset(number(figures) for figures in _FIGURES.findall(title))


def _message(found: Constant) -> Text:
    en, th = (amount(found.value, found.unit, lang) for lang in ("en", "th"))
    return Text(
        f"{en} is a pass mark that the title of the requirement does not name",
        f"{th} เป็นเกณฑ์ผ่านที่ไม่มีอยู่ในชื่อของข้อกำหนด",
    )


_MEND: Final = Text(
    "enter it in `targets.yaml` with its date and source, and write `{target: …}` here",
    "ใส่ค่านี้ใน `targets.yaml` พร้อมวันที่และแหล่งที่มา แล้วเขียน `{target: …}` ตรงนี้แทน",
)
