"""A condition that changed is taken apart into the smallest clauses that differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Condition,
    Count,
    Difference,
    Every,
    FactValue,
    IfNone,
    IsOneOf,
    Not,
    Ratio,
    Relation,
    Some,
    Sum,
    TargetValue,
    Total,
)
from ecorules.revision.difference import (
    ChangeKind,
    Strictness,
)
from tests.differing import (
    CERTIFIED,
    LARGE,
    LOOSER,
    OTHER,
    STRICTER,
    TREES,
    A,
    B,
    C,
    asking,
    at_least,
    between,
    number,
    share,
)

CLAUSES: list[tuple[Condition, Condition, str, Strictness]] = [
    (AllOf((A, B)), AllOf((A, B, C)), "all_of +2", STRICTER),
    (AllOf((A, B, C)), AllOf((B, A)), "all_of -2", LOOSER),
    (AnyOf((A, B)), AnyOf((A, B, C)), "any_of +2", LOOSER),
    (AnyOf((A, B, C)), AnyOf((C, B)), "any_of -0", STRICTER),
    (A, AllOf((A, B)), "all_of +1", STRICTER),
    (AnyOf((A, B)), B, "any_of -0", STRICTER),
    (AllOf((A, B)), AnyOf((AllOf((A, B)), C)), "any_of +1", LOOSER),
    (Not(AnyOf((A, B))), Not(AnyOf((A, B, C))), "not any_of +2", STRICTER),
    (A, B, "", OTHER),
    (A, Not(A), "", OTHER),
    (AllOf((A, at_least(TREES, 3))), AllOf((at_least(TREES, 5), A)),
     "all_of 1 bound", STRICTER),
    (at_least(TREES, 3), at_least(TREES, 2), "bound", LOOSER),
    (at_least(TREES, 3), replace(at_least(TREES, 3),
     relation=Relation.MORE_THAN), "relation", STRICTER),
    (replace(C, relation=Relation.EQUALS), C, "relation", LOOSER),
    (replace(C, relation=Relation.AT_MOST), C, "relation", OTHER),
    (C, replace(C, bound=TargetValue("1")), "bound", OTHER),
    (C, replace(C, measure=FactValue("trees", 1)), "measure", OTHER),
    (C, replace(C, measure=FactValue("homes")), "", OTHER),
    (share(CERTIFIED), share(AnyOf((CERTIFIED, LARGE))), "measure that any_of +1", LOOSER),
    (share(CERTIFIED), share(CERTIFIED, LARGE), "measure where", OTHER),
    (share(CERTIFIED), share(CERTIFIED, least=60), "bound", STRICTER),
    (share(CERTIFIED), replace(share(CERTIFIED), if_none=IfNone.MET), "if_none", LOOSER),
    (at_least(Count("factories", CERTIFIED), 3), at_least(Count("factories", None), 3),
     "measure that", LOOSER),
    (at_least(Total("factories", "level"), 3), at_least(Total("factories", "level", LARGE), 3),
     "measure where", STRICTER),
    (Every("factories", CERTIFIED), Every("factories", CERTIFIED, LARGE), "where", LOOSER),
    (Some("factories", CERTIFIED), Some("factories", CERTIFIED, LARGE), "where", STRICTER),
    (Every("factories", CERTIFIED), Every("factories", AllOf((CERTIFIED, LARGE))),
     "that all_of +1", STRICTER),
    (Every("factories", CERTIFIED), Some("factories", CERTIFIED), "", OTHER),
    (IsOneOf("route", frozenset("a")), IsOneOf("route", frozenset("ab")), "is_one_of", LOOSER),
    (IsOneOf("route", frozenset("ab")), IsOneOf("route", frozenset("bc")), "is_one_of", OTHER),
    (at_least(Ratio(number(1), TREES), 1), at_least(Ratio(number(2), TREES), 1),
     "measure part", LOOSER),
    (at_least(Ratio(TREES, number(1)), 1), at_least(Ratio(TREES, number(2)), 1),
     "measure whole", STRICTER),
    (at_least(Sum((TREES, number(1))), 9), at_least(Sum((TREES, number(2))), 9),
     "measure sum 1", LOOSER),
    (at_least(Difference(TREES, number(1)), 9),
     at_least(Difference(TREES, number(2)), 9), "measure right", STRICTER),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "strictness"), CLAUSES)
def test_a_condition_is_taken_apart_to_the_smallest_clause(
    old: Condition, new: Condition, path: str, strictness: Strictness
) -> None:
    """One clause that differs is one change, and its sense is that of the whole."""
    (found,) = between(asking(old), asking(new))
    assert found.kind is ChangeKind.CONDITION
    assert found.where.path == ("requirement", "1", "requires", *_steps(path))
    assert found.strictness is strictness
    assert found.moves_verdicts


def _steps(path: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdecimal() else step for step in path.split())


def test_several_clauses_are_several_changes() -> None:
    """A cause can be one of them and not the other."""
    old = AllOf((share(CERTIFIED), A))
    new = AllOf((share(AnyOf((CERTIFIED, LARGE)), least=70), B))
    found = between(asking(old), asking(new))
    assert [change.where.path[3:] for change in found] == [
        ("all_of", 0, "measure", "that", "any_of", "+1"),
        ("all_of", 0, "bound"),
        ("all_of", "+1"),
        ("all_of", "-1"),
    ]
    inner, bound, came, went = found
    assert (inner.where.old, inner.where.new, inner.where.roster) == (None, LARGE, "factories")
    assert (bound.where.old, bound.where.new) == (share(CERTIFIED), new.conditions[0])
    assert (came.old, came.new, went.old, went.new) == (None, B, A, None)


@pytest.mark.parametrize(
    ("old", "new", "strictness"),
    [(None, A, LOOSER), (A, None, STRICTER), (A, AnyOf((A, B)), STRICTER), (A, B, OTHER)],
)
def test_to_apply_to_more_is_stricter(
    old: Condition | None, new: Condition | None, strictness: Strictness
) -> None:
    """A requirement that does not apply is no barrier."""
    (found,) = between(asking(C, old), asking(C, new))
    assert (found.kind, found.strictness) == (ChangeKind.APPLICABILITY, strictness)
