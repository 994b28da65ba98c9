"""Which of two editions is stricter, with areas that show it, smallest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from ecorules.edition.model import Edition, SetBy, Target, TargetPeriod
from ecorules.language.interval import Interval
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Holds,
    IfNone,
    InHand,
    Relation,
    Share,
    TargetValue,
)
from ecorules.language.vocabulary import FlagKind
from ecorules.revision.proof.comparing import compared_editions
from ecorules.revision.proof.model import ComparedEditions
from ecorules.revision.proof.model import Relation as Changed
from tests.small import DRAFTED, NAME, edition, flag, level, requirement

FACTORIES = "factories"
FACTS = {
    "plan": flag("plan"),
    "open": flag("open"),
    "clean": flag("clean", FACTORIES),
    "large": flag("large", FACTORIES),
}
DAY = date(2022, 10, 1)


def at_least(bound: str | Fraction, that: Condition | None = None) -> Compare:
    """Return that a share of the factories is at least so much."""
    asked = TargetValue(bound) if isinstance(bound, str) else Constant(bound, PERCENT)
    return Compare(
        Share(FACTORIES, that or Holds("clean")), Relation.AT_LEAST, asked, IfNone.NOT_MET
    )


def made(name: str, *asked: tuple[str, int, Condition], target: Target | None = None) -> Edition:
    """Return an edition by its name, of requirements with their levels."""
    found = edition([requirement(*one) for one in asked], [level(1), level(2)], FACTS)
    own = target or Target("goal", NAME, PERCENT, SetBy.AREA, (), DRAFTED, Interval(None, None))
    return replace(found, id=name, digest=f"sha256:{name}", targets={"goal": own})


def set_by_edition(value: Fraction, since: date) -> Target:
    """Return the target as a value for everybody, from a day on."""
    period = TargetPeriod(value, since, None, "made up")
    return Target("goal", NAME, PERCENT, SetBy.EDITION, (period,), DRAFTED, Interval(None, None))


def compared(before: Condition, after: Condition) -> ComparedEditions:
    """Return what is proven of one requirement of level 1 that changed."""
    rest = ("2", 2, Holds("open"))
    return compared_editions(
        made("old", ("1", 1, before), rest), made("new", ("1", 1, after), rest)
    )


CHANGES: dict[Changed, tuple[Condition, Condition]] = {
    Changed.STRICTER: (at_least(Fraction(1, 2)), at_least(Fraction(3, 5))),
    Changed.LOOSER: (
        at_least("goal"),
        at_least("goal", AnyOf((Holds("clean"), Holds("large")))),
    ),
    Changed.INCOMPARABLE: (at_least("goal"), at_least("goal", Holds("large"))),
    Changed.EQUIVALENT: (
        AllOf((Holds("plan"), at_least("goal"))),
        AllOf((at_least("goal"), AnyOf((Holds("plan"), AllOf((Holds("plan"), Holds("open"))))))),
    ),
}


@pytest.mark.parametrize("relation", CHANGES)
def test_a_change_is_called_what_it_is(relation: Changed) -> None:
    """Stricter is what fewer areas meet, whatever target an area has."""
    found = compared(*CHANGES[relation])
    assert found.is_sound
    assert [one.relation for one in found.requirements] == [relation, Changed.EQUIVALENT]
    assert [one.relation for one in found.levels] == [relation, relation]
    assert found.requirements[1].is_unchanged
    only_old, only_new = found.requirements[0].never_only_old, found.requirements[0].never_only_new
    assert len(only_old.examples) == (relation in {Changed.STRICTER, Changed.INCOMPARABLE})
    assert len(only_new.examples) == (relation in {Changed.LOOSER, Changed.INCOMPARABLE})


def test_the_fewest_factories_that_show_a_change_are_told() -> None:
    """Between a half and three fifths there is a half: one of two."""
    example = compared(*CHANGES[Changed.STRICTER]).requirements[0].never_only_old.examples[0]
    assert (example.members, example.is_smallest, example.is_likely) == (2, True, True)
    assert [one.audit.findings["1"].met.value for one in example.judged] == ["true", "false"]


def test_what_keeps_an_area_from_a_level_is_named() -> None:
    """Of a level that became stricter the requirement that made it so is told, and no other."""
    before = made("old", ("1", 1, Holds("plan")), ("2", 1, Holds("open")), ("3", 2, Holds("plan")))
    after = made(
        "new", ("1", 1, Holds("plan")), ("2", 1, at_least("goal")), ("3", 2, Holds("plan"))
    )
    found = compared_editions(before, after)
    assert [(one.lost, one.gained) for one in found.levels] == [(("2",), ("2",)), (("2",), ("2",))]


def test_a_requirement_that_moved_changes_the_levels_and_not_itself() -> None:
    """What is asked one level later makes the lower level looser and the upper one the same."""
    before = made("old", ("1", 1, Holds("plan")), ("2", 1, Holds("open")), ("3", 2, Holds("plan")))
    after = made("new", ("1", 1, Holds("plan")), ("2", 2, Holds("open")), ("3", 2, Holds("plan")))
    found = compared_editions(before, after)
    assert all(one.is_unchanged for one in found.requirements)
    assert [one.relation for one in found.levels] == [Changed.LOOSER, Changed.EQUIVALENT]


def test_what_only_one_edition_has_is_named_and_weighs_on_its_levels() -> None:
    """A requirement that was added makes its level stricter; there is none to compare it with."""
    before = made("old", ("1", 1, Holds("plan")), ("4", 2, Holds("plan")))
    after = made("new", ("1", 1, Holds("plan")), ("2", 1, Holds("open")), ("4", 2, Holds("plan")))
    found = compared_editions(before, after)
    assert (found.added, found.dropped) == (("2",), ())
    assert found.levels[0].relation is Changed.STRICTER
    assert found.levels[0].lost == ("2",)


def test_values_are_those_of_the_day() -> None:
    """A value that begins on a day makes the edition stricter from then on, and not before."""
    asked = ("1", 1, at_least("goal")), ("2", 2, Holds("open"))
    before = made("old", *asked, target=set_by_edition(Fraction(1, 2), DAY))
    raised = set_by_edition(Fraction(1, 2), DAY)
    later = TargetPeriod(Fraction(4, 5), DAY + timedelta(days=90), None, "made up")
    first = replace(raised.periods[0], until=DAY + timedelta(days=89))
    after = made("new", *asked, target=replace(raised, periods=(first, later)))
    assert compared_editions(before, after).requirements[0].relation is Changed.STRICTER
    assert compared_editions(before, after).on == later.since
    assert compared_editions(before, after, on=DAY).requirements[0].is_unchanged


def test_a_name_that_means_two_things_is_left_out_and_said() -> None:
    """An area can have only one fact of a name: nothing is claimed of what the other would be."""
    before = made("old", ("1", 1, Holds("plan")), ("2", 2, Holds("open")))
    facts = {**FACTS, "plan": replace(FACTS["plan"], roster=FACTORIES, kind=FlagKind())}
    after = made("new", ("1", 1, at_least("goal", Holds("plan"))), ("2", 2, Holds("open")))
    after = replace(after, vocabulary=replace(after.vocabulary, facts=facts))
    found = compared_editions(before, after)
    assert found.requirements[0].relation is Changed.UNDECIDED
    assert {one.edition for one in found.left_out} == {"new"}


def test_documents_decide_like_everything_else() -> None:
    """One document more is stricter; the area that shows it has all but that one."""
    more = AllOf((InHand("1/order"), InHand("1/list")))
    found = compared(InHand("1/order"), more).requirements[0]
    assert found.relation is Changed.STRICTER
    register = found.never_only_old.examples[0].case.register.evidence
    assert {code: one.state.value for code, one in register.items() if one.title is None} == {
        "1/order": "accepted",
        "1/list": "planned",
    }
