"""What tells the members of a roster apart: one mark for each of them and each question.

Members with the same marks give a question the same truth and lack the same things.  Most
questions compare a column with a limit; there it is enough to know on which side of it a
member lies, so that five hundred different measurements fall into a few groups.  For every
other question the values themselves are the marks.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.case.alike import Making, codes, values
from ecorules.case.cells import Column
from ecorules.language.evaluate import measure, related
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.reads import reads
from ecorules.language.syntax import (
    Compare,
    Constant,
    FactValue,
    Measure,
    Node,
    Relation,
    TargetValue,
)
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.case.model import MemberList
    from ecorules.language.subject import Subject
    from ecorules.language.truth import Truth

Marks: TypeAlias = "Sequence[Hashable]"
Columns: TypeAlias = "Mapping[tuple[str, int], Column]"

# How two known numbers differ, against zero; a property holds this to the definition.
_HOLDS: dict[Relation, Callable[[int, int], bool]] = {
    Relation.AT_LEAST: operator.ge,
    Relation.AT_MOST: operator.le,
    Relation.MORE_THAN: operator.gt,
    Relation.LESS_THAN: operator.lt,
    Relation.EQUALS: operator.eq,
}


class Mark(NamedTuple):
    """A kind of mark: a name that says the same for the same marks, and how to make them."""

    name: Hashable
    making: Making


def marks(question: Node, members: MemberList, columns: Columns, area: Subject) -> Iterator[Mark]:
    """Yield the kinds of marks by which a question tells the members apart."""
    sides = _sides(question, columns, area)
    if sides is not None and isinstance(question, Compare):
        name = (question.relation, *(_name(side) for side in sides))
        cells = frozenset(side.cell for side in sides if isinstance(side, Column))
        made = partial(_compared, question.relation, *sides, members)
        yield Mark(name, Making(cells, made))
        return
    for cell in sorted(reads(question)):
        if cell in columns:
            column = columns[cell]
            made = partial(_as_they_are, column, members)
            yield Mark(_name(column), Making(frozenset((column.cell,)), made))


def _name(side: Column | Fraction) -> Hashable:
    if isinstance(side, Fraction):
        return side
    # The same list may be judged by another vocabulary, in which a column has another range.
    extent = side.kind.extent if isinstance(side.kind, NumberKind) else None
    return (side.cell, side.lack, extent)


def _sides(
    question: Node, columns: Columns, area: Subject
) -> tuple[Column | Fraction, Column | Fraction] | None:
    """Return what a question compares, if both are columns or known numbers."""
    if not isinstance(question, Compare):
        return None
    left, right = (_side(one, columns, area) for one in (question.measure, question.bound))
    return None if left is None or right is None else (left, right)


def _side(node: Measure, columns: Columns, area: Subject) -> Column | Fraction | None:
    if isinstance(node, FactValue) and (node.fact, node.years_back) in columns:
        return columns[node.fact, node.years_back]
    if not isinstance(node, Constant | TargetValue | FactValue):
        return None
    interval = measure(node, area).extent.interval
    return interval.low if interval is not None and interval.is_point else None


def _as_they_are(column: Column, members: MemberList) -> Marks:
    """Return what each member says; where that does not count, whether it says anything."""
    own = codes(members, column.cell)
    return own if column.lack is None else [bool(code) for code in own]


def _compared(
    relation: Relation, left: Column | Fraction, right: Column | Fraction, members: MemberList
) -> Marks:
    """Return on which side of the limit each member lies, or what is open about it."""
    holds, number = _HOLDS[relation], len(members.members)
    lefts, rights = _known(left, members, number), _known(right, members, number)
    apart: dict[tuple[int, int], Truth] = {}
    # Most rows share one object for a value, and to compare fractions takes longer than to look.
    sides: dict[tuple[int, int], bool] = {}
    found: list[Hashable] = []
    for pair in zip(*lefts, *rights, strict=True):
        one, one_mark, limit, limit_mark = pair
        if one is not None and limit is not None:
            key = (id(one), id(limit))
            if key not in sides:
                sides[key] = holds(_difference(one, limit), 0)
            found.append(sides[key])
            continue
        # By the objects: rows share them, and hashing a fraction takes longer than all the rest.
        known = (id(one), id(limit))
        if known not in apart:
            ranges = (_possible(one, left), _possible(limit, right))
            apart[known] = related(relation, *ranges)
        open_about = (one_mark if one is None else None, limit_mark if limit is None else None)
        found.append((apart[known], *open_about))
    return found


def _difference(one: Fraction, other: Fraction) -> int:
    """Return a whole number that is above zero, zero or below as the difference is.

    Fractions compare themselves too, and take several times as long over it.
    """
    return one.numerator * other.denominator - other.numerator * one.denominator


def _known(
    side: Column | Fraction, members: MemberList, number: int
) -> tuple[Sequence[Fraction | None], Marks]:
    """Return what is known of each member as a number, and whether its cell says anything."""
    if isinstance(side, Fraction):
        return [side] * number, [True] * number
    known = values(members, side.cell)
    filled = [value is not None for value in known]
    return ([None] * number if side.lack is not None else known), filled


def _possible(known: Fraction | None, side: Column | Fraction) -> Interval:
    """Return the known number, or all that the vocabulary declares for the column."""
    if known is not None:
        return Interval.point(known)
    kind = side.kind if isinstance(side, Column) else None
    return kind.extent if isinstance(kind, NumberKind) else ANYTHING
