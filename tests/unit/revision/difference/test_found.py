"""Each kind of change, found as small as it can stand and called by what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ecorules.edition.model import (
    Edition,
    EvidenceItem,
    PassCount,
    Provenance,
    Requirement,
    SetBy,
    Status,
    Target,
    TargetPeriod,
)
from ecorules.language.interval import Interval
from ecorules.language.quantity import COUNT, PERCENT
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
)
from ecorules.language.vocabulary import Better, NumberKind
from ecorules.revision.difference import (
    Change,
    ChangeKind,
    Strictness,
    applied,
    changes_between,
    falling_with,
    standing,
)
from tests.small import DRAFTED, NAME, counted, edition, flag, level, needing, requirement

FACTS = {
    each.name: each
    for each in (
        flag("open"),
        flag("quiet"),
        counted("trees"),
        counted("homes"),
        counted("level", "factories"),
        flag("certified", "factories"),
        flag("large", "factories"),
    )
}
A, B, C = (
    Holds("open"),
    Holds("quiet"),
    Compare(FactValue("trees"), Relation.AT_LEAST, FactValue("homes")),
)
TREES = FactValue("trees")
CERTIFIED, LARGE = Holds("certified"), Holds("large")
STRICTER, LOOSER, OTHER = Strictness.STRICTER, Strictness.LOOSER, Strictness.OTHER


def number(value: int) -> Constant:
    """Return a plain number of things."""
    return Constant(Fraction(value), COUNT)


def at_least(measure: FactValue | Count | Total | Ratio | Sum | Difference, least: int) -> Compare:
    """Return a demand for so many."""
    return Compare(measure, Relation.AT_LEAST, number(least))


def share(that: Condition, where: Condition | None = None, least: int = 50) -> Compare:
    """Return a demand for a share of the factories."""
    bound = Constant(Fraction(least, 100), PERCENT)
    return Compare(Share("factories", that, where), Relation.AT_LEAST, bound, IfNone.NOT_MET)


def asking(requires: Condition, applies: Condition | None = None) -> Edition:
    """Return an edition of one requirement."""
    return edition([requirement("1", 1, requires, applies)], facts=FACTS)


def between(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return what changed; editions are told apart by their digests."""
    return changes_between(replace(old, digest="sha256:old"), replace(new, digest="sha256:new"))


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


def test_evidence_and_the_demand_for_it_are_one_change() -> None:
    """One document more is one thing more, though it stands in the list and in the condition."""
    old = requirement("1", 1, AllOf((InHand("1/map"), A)), items=("map",))
    new = requirement("1", 1, AllOf((InHand("1/map"), InHand("1/plan"), A)), items=("map", "plan"))
    (added,) = between(edition([old]), edition([new]))
    assert (added.kind, added.strictness) == (ChangeKind.EVIDENCE_ADDED, STRICTER)
    (dropped,) = between(edition([new]), edition([old]))
    assert (dropped.kind, dropped.strictness) == (ChangeKind.EVIDENCE_DROPPED, LOOSER)
    only_listed = replace(new, requires=old.requires)
    (idle,) = between(edition([old]), edition([only_listed]))
    assert (idle.kind, idle.moves_verdicts) == (ChangeKind.EVIDENCE_ADDED, False)


def target(periods: tuple[TargetPeriod, ...] = (), owner: str | None = None) -> Target:
    """Return a target of requirement 1."""
    anything = Interval(None, None)
    return Target("1", NAME, PERCENT, SetBy.AREA, periods, DRAFTED, anything, owner)


def named(*requirements: Requirement) -> Edition:
    """Return an edition with a flag for each of three codes, whichever requirements it has."""
    made = edition(requirements, facts={code: flag(code) for code in "123"})
    return replace(made, digest=f"sha256:{[*made.requirements.values()]}")


VALUE = TargetPeriod(Fraction(1, 2), date(2027, 10, 1), None, "somewhere")
ONE = requirement("1", 1, A)
STATED = Provenance(Status.STATED, "guide", "page 1")
PARTS: list[tuple[Edition, Edition, ChangeKind, bool]] = [
    (named(ONE), named(ONE, needing("2", 1)), ChangeKind.REQUIREMENT_ADDED, True),
    (named(ONE, needing("2", 1)), named(ONE), ChangeKind.REQUIREMENT_DROPPED, True),
    (
        edition([ONE], [level(1), level(2)]),
        edition([replace(ONE, level=2)], [level(1), level(2)]),
        ChangeKind.REQUIREMENT_MOVED,
        True,
    ),
    (edition([ONE]), edition([replace(ONE, owners=("board",))]), ChangeKind.OWNER, False),
    (
        edition([ONE]),
        edition([replace(ONE, title=NAME._replace(en="else"))]),
        ChangeKind.TITLE,
        False,
    ),
    (edition([ONE]), edition([replace(ONE, dimension="social")]), ChangeKind.DIMENSION, False),
    (edition([ONE]), edition([replace(ONE, reading=STATED)]), ChangeKind.PROVENANCE, False),
    (edition([ONE]), edition([ONE], [level(1), level(2)]), ChangeKind.LEVEL_ADDED, True),
    (edition([ONE], [level(1), level(2)]), edition([ONE]), ChangeKind.LEVEL_DROPPED, True),
    (edition([ONE]), edition([ONE], [level(1, PassCount(1))]), ChangeKind.LEVEL_RULE, True),
    (edition([ONE]), edition([ONE], [level(1, None, NAME)]), ChangeKind.LEVEL_INCOMPLETE, True),
    (
        edition([ONE], [level(1), level(2)]),
        edition([ONE], [level(1), replace(level(2), stands_on=())]),
        ChangeKind.LEVEL_STANDS_ON,
        True,
    ),
    (
        replace(edition([ONE]), targets={"1": target()}),
        replace(edition([ONE]), targets={"1": target(periods=(VALUE,))}),
        ChangeKind.TARGET,
        True,
    ),
    (
        replace(edition([ONE]), targets={"1": target()}),
        replace(edition([ONE]), targets={"1": target(owner="board")}),
        ChangeKind.OWNER,
        False,
    ),
    (
        edition([ONE]),
        replace(edition([ONE]), targets={"1": target()}),
        ChangeKind.TARGET_ADDED,
        False,
    ),
    (
        replace(edition([ONE]), targets={"1": target()}),
        edition([ONE]),
        ChangeKind.TARGET_DROPPED,
        False,
    ),
    (
        edition([ONE], facts={"a": counted("a")}),
        edition(
            [ONE],
            facts={"a": replace(counted("a"), kind=NumberKind(COUNT, Interval.point(Fraction(1))))},
        ),
        ChangeKind.FACT,
        True,
    ),
    (
        edition([ONE], facts={"a": counted("a")}),
        edition([ONE], facts={"a": replace(counted("a"), better=Better.LOWER)}),
        ChangeKind.FACT,
        False,
    ),
    (
        edition([ONE], facts={"a": counted("a")}),
        edition([ONE], facts={"a": counted("a"), "b": flag("b")}),
        ChangeKind.FACT_ADDED,
        False,
    ),
    (
        edition([ONE], facts={"a": counted("a"), "b": flag("b")}),
        edition([ONE], facts={"a": counted("a")}),
        ChangeKind.FACT_DROPPED,
        False,
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "kind", "moves"),
    [pytest.param(*each, id=f"{place} {each[2].value}") for place, each in enumerate(PARTS)],
)
def test_each_part_of_an_edition_has_its_kind_of_change(
    old: Edition, new: Edition, kind: ChangeKind, *, moves: bool
) -> None:
    """What no audit can tell is told, and marked as such."""
    (found,) = between(old, new)
    assert (found.kind, found.moves_verdicts) == (kind, moves)


def test_every_kind_is_tried_here() -> None:
    """Who adds a kind shows what it is."""
    elsewhere = {
        ChangeKind.CONDITION,
        ChangeKind.APPLICABILITY,
        ChangeKind.EVIDENCE_ADDED,
        ChangeKind.EVIDENCE_DROPPED,
    }
    assert {each[2] for each in PARTS} | elsewhere == set(ChangeKind)


def test_an_item_of_its_own_owner_changes_by_itself() -> None:
    """Where nobody is named for an item, it follows its requirement and says nothing more."""
    own = EvidenceItem("1/map", NAME, ("board",))
    listed = requirement("1", 1, A, items=("map",))
    (found,) = between(edition([listed]), edition([replace(listed, evidence=(own,))]))
    assert found.where.path == ("requirement", "1", "evidence", "1/map", "owners")
    moved = replace(listed, owners=("board",), evidence=(EvidenceItem("1/map", NAME, ("board",)),))
    (found,) = between(edition([listed]), edition([moved]))
    assert found.where.path == ("requirement", "1", "owners")


def test_a_requirement_cannot_come_without_what_it_names() -> None:
    """Changes that hang together fall together, and it is said which."""
    old = named(needing("1", 1))
    new = named(needing("1", 1), needing("2", 2, "1"), needing("3", 2, "2"))
    level_two, second, third = changes_between(old, new)
    assert standing(old, new, [second]) == set()
    assert standing(old, new, [second, level_two]) == {second, level_two}
    assert falling_with(old, new, [second]) == {third}
    assert falling_with(old, new, [level_two]) == {second, third}
    assert set(applied(old, new, [level_two, third]).requirements) == {"1"}


def test_a_requirement_stays_while_it_is_named() -> None:
    """It goes only together with the last demand for it."""
    old = named(needing("1", 1), needing("2", 1, "1"))
    new = named(needing("2", 1))
    gone, unnamed = changes_between(old, new)
    assert (gone.kind, unnamed.kind) == (ChangeKind.REQUIREMENT_DROPPED, ChangeKind.CONDITION)
    assert falling_with(old, new, [unnamed]) == {gone}
    assert falling_with(old, new, [gone]) == set()


def test_changes_that_would_make_a_circle_fall() -> None:
    """Each edition by itself is in order, and so is everything between them."""
    old = named(needing("1", 1, "2"), needing("2", 1))
    new = named(needing("1", 1), needing("2", 1, "1"))
    freed, demanded = changes_between(old, new)
    assert standing(old, new, [demanded]) == set()
    assert standing(old, new, [freed]) == {freed}
    assert standing(old, new, [freed, demanded]) == {freed, demanded}


def test_what_speaks_of_a_fact_changes_with_what_it_measures() -> None:
    """A number of trees is not compared with a yes or a no."""
    old = edition([requirement("1", 1, Holds("a"))], facts={"a": flag("a")})
    new = edition([requirement("1", 1, at_least(FactValue("a"), 3))], facts={"a": counted("a")})
    condition, fact = changes_between(old, replace(new, digest="n"))
    assert (condition.kind, fact.kind) == (ChangeKind.CONDITION, ChangeKind.FACT)
    assert standing(old, replace(new, digest="n"), [condition]) == set()
    assert standing(old, replace(new, digest="n"), [fact]) == set()


def test_requirements_are_the_same_by_their_code_alone() -> None:
    """Another order of requirements, or another place in a file, is no change."""
    one, two = requirement("1", 1, A), requirement("2", 1, B)
    assert between(edition([one, two]), edition([two, one])) == ()


def test_changes_come_by_level_and_code() -> None:
    """People read criteria in the order of the codes, as people count."""
    old = [requirement(code, 1, A) for code in ("2", "10", "1")]
    new = [replace(each, requires=B) for each in old]
    found = between(edition(old), edition(new, [level(1, PassCount(1))]))
    assert [(change.kind, change.requirement) for change in found] == [
        (ChangeKind.LEVEL_RULE, None),
        (ChangeKind.CONDITION, "1"),
        (ChangeKind.CONDITION, "2"),
        (ChangeKind.CONDITION, "10"),
    ]
