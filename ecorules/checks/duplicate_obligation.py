"""Two requirements of an edition ask the same, word for word, of the same areas.

Each names its own documents and targets, so these are compared by what they are called.
One measure with two targets is no repetition where the second stands at another level:
there it may ask for more.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final, TypeAlias

from ecorules.checks._asked import asked_in
from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.edition.requirements import clause_of
from ecorules.language.syntax import Condition, InHand, Measure, TargetValue, children

if TYPE_CHECKING:
    from collections.abc import Hashable

    from ecorules.checks._asked import Asked
    from ecorules.edition.draft import Draft
    from ecorules.edition.model import Requirement
    from ecorules.language.syntax import Node

CODE: Final = "duplicate-obligation"

_Shape: TypeAlias = "tuple[Hashable, ...]"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every requirement that repeats another, at the later of the two."""
    first: dict[Hashable, str] = {}
    found = []
    for asked in asked_in(draft):
        code, obligations = asked.requirement.code, _obligations(asked)
        earlier = next((first[each] for each in obligations if each in first), None)
        if earlier is not None:
            found.append(_problem(asked, earlier))
        first |= {each: code for each in obligations if each not in first}
    return found


def _obligations(asked: Asked) -> tuple[Hashable, Hashable]:
    """Return what is asked and of whom: of anybody, and of others at the same level."""
    of, conditions = asked.requirement, asked.conditions
    anywhere = tuple(_shape(condition, of, own="") for condition in conditions)
    at_its_level = tuple(_shape(condition, of, own=of.code) for condition in conditions)
    return anywhere, (of.level, at_its_level)


def _shape(node: Node, of: Requirement, own: str) -> _Shape:
    """Return a node and all below it as plain values, its own documents by their titles.

    A target whose name begins with the `own` code is named by what follows it.
    """
    match node:
        case InHand(item):
            titles = {each.code: each.title for each in of.evidence}
            return (InHand, titles[item])
        case TargetValue(target) if own and f"{target}.".startswith(f"{own}."):
            return (TargetValue, None, target.removeprefix(own))
        case _:
            values = (getattr(node, each.name) for each in fields(node) if each.compare)
            plain = (
                value for value in values if not isinstance(value, Condition | Measure | tuple)
            )
            return (type(node), *plain, *(_shape(below, of, own) for below in children(node)))


def _problem(asked: Asked, earlier: str) -> Diagnostic:
    document = asked.sheet.document
    return Diagnostic(
        CODE,
        Text(
            f"this asks exactly what {earlier} asks",
            f"ข้อนี้กำหนดสิ่งเดียวกับข้อ {earlier} ทุกประการ",
        ),
        document.key_span(("requires",)),
        clause_of(document),
        Text(
            f"delete one of the two, or demand the other with `conforms: {earlier}`",
            f"ลบออกหนึ่งข้อ หรืออ้างถึงอีกข้อด้วย `conforms: {earlier}`",
        ),
        Severity.WARNING,
    )
