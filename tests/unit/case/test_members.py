"""The factories of an area as conditions meet them: grouped, bounded, and order-free."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.model import Member, MemberList, RoundKind
from ecorules.language.interval import Interval
from ecorules.language.reads import reads
from ecorules.language.subject import Gap, Gathering, Lack, Reading
from ecorules.language.syntax import FactValue, Node
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import NumberKind
from tests.unit.case.makers import (
    LIST,
    OTHER_PAPER,
    PAPER,
    VOCABULARY,
    case,
    evidence,
    member,
    members,
    seen,
    stood,
)

if TYPE_CHECKING:
    from ecorules.case.model import Evidence, Value
    from ecorules.language.subject import Subject

NO_OBSERVATION = Gap(Lack.NO_OBSERVATION, "factories")
YES = True


def asked_of(*cells: tuple[str, int]) -> frozenset[Node]:
    """Return questions that are answered by the very values of these cells."""
    return frozenset(FactValue(fact, years_back) for fact, years_back in cells)


def _level(value: int) -> Fraction:
    return Fraction(value)


def _stood(
    found: MemberList, *documents: Evidence, kind: RoundKind = RoundKind.PRE_AUDIT
) -> Subject:
    return stood(case(*documents, rosters=[found]), kind)


def _keys(gathering: Gathering) -> list[tuple[str, ...]]:
    return [group.members for group in gathering.groups]


LEVEL = asked_of(("level", 0))
CERTIFIED = asked_of(("level", 0), ("eco", 0))
ACCEPTED = evidence(LIST, "accepted")
TRIO = members(
    member("c", level=_level(2), eco=True),
    member("b", level=_level(2)),
    member("a"),
)


def test_members_that_read_alike_are_one_group() -> None:
    """Only the facts that are asked about keep members apart."""
    subject = _stood(TRIO, ACCEPTED)
    assert _keys(subject.roster("factories", LEVEL)) == [("a",), ("b", "c")]
    assert _keys(subject.roster("factories", CERTIFIED)) == [("a",), ("b",), ("c",)]
    assert _keys(subject.roster("factories", frozenset())) == [("a", "b", "c")]


def test_equal_values_are_alike_however_they_were_written() -> None:
    """Two fractions made apart are the same number."""
    pair = members(member("a", level=Fraction(4, 2)), member("b", level=Fraction(2)))
    assert _keys(_stood(pair, ACCEPTED).roster("factories", LEVEL)) == [("a", "b")]


def test_members_say_their_own_cells_and_leave_the_rest_to_the_area() -> None:
    """A condition on a member may ask about the area as well."""
    found = case(
        ACCEPTED,
        evidence(PAPER, "accepted"),
        observations=[seen("announced", YES, PAPER), seen("green_area", Fraction(3), PAPER),
                      seen("route", "direct", PAPER)],
        rosters=[members(member("a", level=_level(2), eco=True, outlet="central"))],
    )  # fmt: skip
    asked = asked_of(("level", 0), ("eco", 0), ("outlet", 0), ("announced", 0))
    area = stood(found)
    one = area.roster("factories", asked).groups[0].subject
    assert one.number("level", 0) == Reading(Interval.point(Fraction(2)))
    assert one.flag("eco", 0) == Reading(Truth.TRUE)
    assert one.choice("outlet", 0) == Reading(frozenset({"central"}))
    assert one.flag("announced", 0) == Reading(Truth.TRUE)
    assert one.number("green_area", 0) == Reading(Interval.point(Fraction(3)))
    assert one.choice("route", 0) == Reading(frozenset({"direct"}))
    assert one.document(PAPER) == area.document(PAPER)
    assert one.target("19.1.1") == area.target("19.1.1")
    assert one.conforms("18.1.1") == area.conforms("18.1.1")
    assert one.roster("factories", LEVEL) is area.roster("factories", LEVEL)


def test_a_missing_cell_is_the_whole_range() -> None:
    """Nothing observed of a member leaves everything possible for it."""
    asked = asked_of(("level", 0), ("eco", 1), ("outlet", 0))
    one = _stood(members(member("a")), ACCEPTED).roster("factories", asked).groups[0].subject
    gap = (Gap(Lack.NO_OBSERVATION, "level", 2565),)
    assert one.number("level", 0) == Reading(Interval(Fraction(0), Fraction(5)), gap)
    gap = (Gap(Lack.NO_OBSERVATION, "eco", 2564),)
    assert one.flag("eco", 1) == Reading(Truth.UNKNOWN, gap)
    gap = (Gap(Lack.NO_OBSERVATION, "outlet", 2565),)
    assert one.choice("outlet", 0) == Reading(frozenset({"direct", "central", "none"}), gap)


def test_cells_of_other_years_are_read_by_years_back() -> None:
    """`level@2564` is what a condition means by one year back in fiscal year 2565."""
    cells: dict[tuple[str, int], Value] = {
        ("level", 2565): Fraction(3),
        ("level", 2564): Fraction(1),
    }
    found = members(Member("a", "A", cells))
    asked = asked_of(("level", 0), ("level", 1))
    one = _stood(found, ACCEPTED).roster("factories", asked).groups[0].subject
    assert [one.number("level", back).value.low for back in (0, 1)] == [3, 1]


@pytest.mark.parametrize(
    ("documents", "kind", "lack"),
    [
        ([], RoundKind.PRE_AUDIT, Lack.UNSUPPORTED),
        ([evidence(LIST, "rejected")], RoundKind.PRE_AUDIT, Lack.NOT_ACCEPTED),
        ([evidence(LIST, "submitted")], RoundKind.CERTIFICATION, Lack.NOT_ACCEPTED),
        ([evidence(LIST, "submitted")], RoundKind.PRE_AUDIT, None),
        ([ACCEPTED], RoundKind.CERTIFICATION, None),
    ],
)
def test_a_roster_whose_evidence_does_not_count_is_listed_but_proves_nothing(
    documents: list[Evidence], kind: RoundKind, lack: Lack | None
) -> None:
    """Neither their cells, nor that there are no more of them, nor that they are there."""
    found = _stood(members(member("a", level=_level(2))), *documents, kind=kind)
    gathering = found.roster("factories", LEVEL)
    reading = gathering.groups[0].subject.number("level", 0)
    assert gathering.perhaps is (lack is not None)
    if lack is None:
        assert reading == Reading(Interval.point(Fraction(2)))
        assert gathering.unlisted is None
    else:
        assert reading.gaps == (Gap(lack, "level", 2565),)
        assert reading.value == Interval(Fraction(0), Fraction(5))
        assert gathering.unlisted is not None
        assert gathering.unlisted.gaps == (Gap(lack, "factories"),)


def test_evidence_of_a_column_takes_the_place_of_the_rosters() -> None:
    """Each column may have its own source; the rest of the row keeps the roster's."""
    found = members(
        member("a", level=_level(2), eco=True), column_evidence={"level": (PAPER,)}
    )  # fmt: skip
    one = _stood(found, ACCEPTED).roster("factories", CERTIFIED).groups[0].subject
    assert one.number("level", 0).gaps == (Gap(Lack.UNSUPPORTED, "level", 2565),)
    assert one.flag("eco", 0) == Reading(Truth.TRUE)


def test_what_an_accepted_database_measured_makes_nobody_a_member() -> None:
    """The column counts and is read; whether its factories are those of the area is open."""
    found = members(
        member("a", level=_level(2)), codes=(OTHER_PAPER,), column_evidence={"level": (LIST,)}
    )
    gathering = _stood(found, ACCEPTED).roster("factories", LEVEL)
    assert gathering.perhaps
    assert gathering.unlisted is not None
    assert gathering.unlisted.gaps == (Gap(Lack.UNSUPPORTED, "factories"),)
    assert gathering.groups[0].subject.number("level", 0) == Reading(Interval.point(Fraction(2)))


def test_values_that_do_not_count_keep_nobody_apart() -> None:
    """Of a column without support it only matters whether a cell says anything."""
    found = members(
        member("a", level=_level(1)), member("b", level=_level(2)), member("c"),
        column_evidence={"level": ()},
    )  # fmt: skip
    gathering = _stood(found, ACCEPTED).roster("factories", LEVEL)
    assert _keys(gathering) == [("a", "b"), ("c",)]
    lacks = [group.subject.number("level", 0).gaps[0].lack for group in gathering.groups]
    assert lacks == [Lack.UNSUPPORTED, Lack.NO_OBSERVATION]


def test_a_limit_that_a_row_does_not_carry_is_any_that_is_published() -> None:
    """Taking the strictest would let a missing limit fail a factory."""
    limits = VOCABULARY.facts["bod_limit"].kind
    assert isinstance(limits, NumberKind)
    one = _stood(members(member("a")), ACCEPTED).roster("factories", asked_of(("bod_limit", 0)))
    gap = (Gap(Lack.NO_OBSERVATION, "bod_limit", 2565),)
    assert one.groups[0].subject.number("bod_limit", 0) == Reading(limits.extent, gap)


def test_a_roster_that_may_lack_members_says_so() -> None:
    """The gap is the roster's: what an unlisted member itself is like may be anything."""
    found = case(
        ACCEPTED,
        evidence(PAPER, "accepted"),
        observations=[seen("announced", YES, PAPER)],
        rosters=[members(member("a", level=_level(2)), is_complete=False)],
    )
    unlisted = stood(found).roster("factories", LEVEL).unlisted
    assert unlisted is not None
    assert unlisted.gaps == (NO_OBSERVATION,)
    one = unlisted.subject
    assert one.number("level", 0) == Reading(Interval(Fraction(0), Fraction(5)))
    assert one.flag("eco", 1) == Reading(Truth.UNKNOWN)
    assert one.choice("outlet", 0) == Reading(frozenset({"direct", "central", "none"}))
    assert one.flag("announced", 0) == Reading(Truth.TRUE)
    assert one.number("green_area", 0).gaps == (Gap(Lack.NO_OBSERVATION, "green_area", 2565),)
    assert one.choice("route", 0).gaps == (Gap(Lack.NO_OBSERVATION, "route", 2565),)


def test_a_roster_lacking_both_support_and_members_says_both() -> None:
    """Whoever mends one of the two still has to mend the other."""
    unlisted = _stood(members(is_complete=False)).roster("factories", LEVEL).unlisted
    assert unlisted is not None
    assert unlisted.gaps == (NO_OBSERVATION, Gap(Lack.UNSUPPORTED, "factories"))


def test_no_roster_at_all_may_be_any_number_of_members() -> None:
    """A case without a roster knows of nobody and excludes nobody."""
    gathering = stood(case(ACCEPTED)).roster("factories", LEVEL)
    assert gathering.groups == ()
    assert gathering.unlisted is not None
    assert gathering.unlisted.gaps == (NO_OBSERVATION,)
    assert gathering.unlisted.subject.number("level", 0).value == Interval(Fraction(0), Fraction(5))


def test_an_empty_complete_roster_is_nobody() -> None:
    """That there is no factory can be known as well."""
    gathering = _stood(members(), ACCEPTED).roster("factories", LEVEL)
    assert gathering == Gathering((), None)


def test_readings_and_groups_are_worked_out_once() -> None:
    """Five hundred factories are asked forty-one times; nothing is made anew."""
    found = members(*(member(f"{place:03}", level=_level(place % 3)) for place in range(30)))
    first, second = _stood(found, ACCEPTED), _stood(found, ACCEPTED)
    gathering = first.roster("factories", LEVEL)
    assert gathering is first.roster("factories", LEVEL)
    subject = gathering.groups[0].subject
    assert subject.number("level", 0) is subject.number("level", 0)
    everything = asked_of(("eco", 0), ("outlet", 0))
    one = first.roster("factories", everything).groups[0].subject
    assert one.flag("eco", 0) is one.flag("eco", 0)
    assert one.choice("outlet", 0) is one.choice("outlet", 0)
    again = second.roster("factories", LEVEL)
    assert [group.members is twin.members for group, twin in zip(
        gathering.groups, again.groups, strict=True
    )] == [True] * 3  # fmt: skip


values = st.none() | st.sampled_from([Fraction(0), Fraction(1), Fraction(2)])


@given(st.lists(st.tuples(values, st.sampled_from([None, True, False])), max_size=12), st.randoms())
def test_the_order_of_rows_does_not_matter(
    rows: list[tuple[Fraction | None, bool | None]], random: random.Random
) -> None:
    """Sorting a roster by another column in a spreadsheet changes nothing."""
    listed = [
        member(f"{place:02}", **{
            fact: value for fact, value in (("level", level), ("eco", eco)) if value is not None
        })
        for place, (level, eco) in enumerate(rows)
    ]  # fmt: skip
    shuffled = random.sample(listed, len(listed))
    for asked in (LEVEL, CERTIFIED, asked_of(("eco", 0), ("level", 1))):
        straight = _stood(members(*listed), ACCEPTED).roster("factories", asked)
        mixed = _stood(members(*shuffled), ACCEPTED).roster("factories", asked)
        assert _read(straight, asked) == _read(mixed, asked)


def _read(gathering: Gathering, asked: frozenset[Node]) -> list[object]:
    found: list[object] = []
    for group in gathering.groups:
        found.append(group.members)
        for fact, back in sorted(cell for question in asked for cell in reads(question)):
            is_flag = VOCABULARY.facts[fact].name == "eco"
            subject = group.subject
            found.append(subject.flag(fact, back) if is_flag else subject.number(fact, back))
    return found
