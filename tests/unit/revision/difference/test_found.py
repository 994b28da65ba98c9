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
    FactValue,
    Holds,
    InHand,
)
from ecorules.language.vocabulary import Better, NumberKind
from ecorules.revision.difference import (
    ChangeKind,
    applied,
    changes_between,
    falling_with,
    standing,
)
from tests.differing import (
    LOOSER,
    STRICTER,
    A,
    B,
    at_least,
    between,
)
from tests.small import DRAFTED, NAME, counted, edition, flag, level, needing, requirement


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
