"""A condition, or a part of one, is true or false before anything is known of an area.

Nothing is known of the area on which it is tried, so each quantity may have any value of its
declared range.  Besides, two parts of one list are held against each other: one that denies
the other, and bounds between which no value lies.  What contradicts itself in a subtler way
is missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._asked import asked_in
from ecorules.checks._nobody_knows import Nothing
from ecorules.diagnostics import Diagnostic, Text
from ecorules.edition.requirements import clause_of
from ecorules.language.evaluate import evaluate
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Not,
    Relation,
    children,
    walk,
)
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.draft import Draft
    from ecorules.language.syntax import Node

CODE: Final = "settled-condition"


def run(draft: Draft) -> list[Diagnostic]:
    """Return the outermost parts of every condition that no evidence could change."""
    if draft.edition is None:
        return []
    area = Nothing(draft.edition.vocabulary, draft.edition.targets)
    # The type check has told of these already, and what they settle is the same mistake.
    told = {each.span for each in draft.diagnostics if each.code == "impossible-comparison"}
    return [
        Diagnostic(
            CODE, _SAID[part is whole, truth], part.span, clause_of(asked.sheet.document), _MEND
        )
        for asked in asked_in(draft)
        for whole in asked.conditions
        for part, truth in _settled(whole, area)
        if not any(node.span in told for node in walk(part))
    ]


def _settled(node: Node, area: Nothing) -> Iterator[tuple[Condition, Truth]]:
    """Yield the outermost conditions in a node that are settled, with their truth."""
    if isinstance(node, Condition):
        truth = _contradicted(node) or evaluate(node, area).truth
        if truth.is_settled:
            yield node, truth
            return
    for below in children(node):
        yield from _settled(below, area)


def _contradicted(node: Condition) -> Truth | None:
    """Return what a list settles because two of its parts exclude each other."""
    match node:
        case AllOf(parts) if _has_opposites(parts) or _leaves_no_value(parts):
            return Truth.FALSE
        case AnyOf(parts) if _has_opposites(parts):
            return Truth.TRUE
        case _:
            return None


def _has_opposites(parts: tuple[Condition, ...]) -> bool:
    return any(isinstance(part, Not) and part.condition in parts for part in parts)


def _leaves_no_value(parts: tuple[Condition, ...]) -> bool:
    """Return whether one measure is to be both above a figure and below a lower one."""
    bounds = [part for part in parts if isinstance(part, Compare)]
    return any(
        low.measure == high.measure and _exclude(low, high)
        for low in bounds
        if low.relation in {Relation.AT_LEAST, Relation.MORE_THAN}
        for high in bounds
        if high.relation in {Relation.AT_MOST, Relation.LESS_THAN}
    )


def _exclude(low: Compare, high: Compare) -> bool:
    if not isinstance(low.bound, Constant) or not isinstance(high.bound, Constant):
        return False
    # Where there is nothing to measure, both may hold nevertheless.
    if low.if_none is not None or high.if_none is not None:
        return False
    reached = low.relation is Relation.AT_LEAST and high.relation is Relation.AT_MOST
    if reached:
        return low.bound.value > high.bound.value
    return low.bound.value >= high.bound.value


_SAID: Final = {
    (True, Truth.TRUE): Text(
        "this is true of every area, whatever its evidence",
        "เงื่อนไขนี้เป็นจริงกับทุกพื้นที่ ไม่ว่าหลักฐานจะเป็นอย่างไร",
    ),
    (True, Truth.FALSE): Text(
        "this is true of no area, whatever its evidence",
        "เงื่อนไขนี้ไม่มีพื้นที่ใดเป็นจริงได้ ไม่ว่าหลักฐานจะเป็นอย่างไร",
    ),
    (False, Truth.TRUE): Text(
        "this part is always true, so it asks for nothing",
        "เงื่อนไขส่วนนี้เป็นจริงเสมอ จึงไม่ได้กำหนดสิ่งใด",
    ),
    (False, Truth.FALSE): Text(
        "this part can never be true",
        "เงื่อนไขส่วนนี้ไม่มีทางเป็นจริง",
    ),
}
_MEND: Final = Text(
    "mend the figures or the choices in it, or take it out",
    "แก้ตัวเลขหรือตัวเลือกในเงื่อนไข หรือตัดเงื่อนไขนี้ออก",
)
