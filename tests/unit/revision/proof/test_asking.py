"""The solver is asked without multiplying first, and its silence is never an answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ecorules.language.quantity import COUNT, PLAIN
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Count,
    Every,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Measure,
    Ratio,
    Relation,
    Share,
    Some,
    TargetValue,
)
from ecorules.language.vocabulary import Better, ChoiceKind, Fact
from ecorules.revision.proof import asking, companies, kinds
from ecorules.revision.proof.model import Answer, ProvedRequirement
from ecorules.revision.proof.soundness import proved_edition
from tests.proofs import FACTORIES, FACTS, share, with_targets
from tests.small import NAME, counted, edition, requirement

WORDS = {
    **FACTS,
    "blue": counted("blue"),
    "route": Fact(
        "route",
        NAME,
        ChoiceKind({"direct": NAME, "central": NAME, "none": NAME}),
        FACTORIES,
        Better.NEITHER,
        "office",
    ),
}


def proved(asked: Condition) -> ProvedRequirement:
    """Return what is proven of a requirement that asks for a condition."""
    found = proved_edition(
        with_targets(edition([requirement("1", 1, asked)], facts=WORDS), "share", "other")
    )
    assert found.is_sound
    return found.requirements[0]


def equal(left: Measure, right: Measure) -> Compare:
    """Return that two measures are equal."""
    return Compare(left, Relation.EQUALS, right, IfNone.NOT_MET)


def squared(value: str) -> AllOf:
    """Return that the square of a target is a number, without a square being written."""
    part, whole = FactValue("green"), FactValue("blue")
    root = TargetValue("share")
    once = equal(Ratio(part, whole), root)
    again = equal(Ratio(whole, part), Ratio(root, Constant(Fraction(value), PLAIN)))
    above = Compare(root, Relation.MORE_THAN, Constant(Fraction(0), PLAIN))
    # green = root * blue and blue * value = root * green, so root * root is the value.
    return AllOf((once, again, above))


def test_a_product_is_worked_out_where_no_likely_value_does() -> None:
    """That the square is 4/9 leaves only 2/3, which is no value to be tried first."""
    example = proved(squared("4/9")).never_met.examples[0]
    assert example.case.targets["share"][0].value == Fraction(2, 3)


def test_a_root_that_is_no_fraction_is_no_area() -> None:
    """No fraction has the square 2, so no area is told; and nobody claims that there is none."""
    assert proved(squared("2")).never_met.answer is Answer.UNDECIDED


def test_a_contradiction_of_signs_needs_no_product() -> None:
    """A share cannot be above a target and below it, whatever the target and the counts."""
    both = AllOf(
        (
            share(Holds("clean"), Relation.MORE_THAN, "share"),
            share(Holds("clean"), Relation.LESS_THAN, "share"),
        )
    )
    assert proved(both).never_met.holds


def test_two_shares_of_one_list_can_be_compared() -> None:
    """The cleaner half and the larger half need not be the same, of any list."""
    more = Compare(
        Share(FACTORIES, Holds("clean"), where=Holds("large")),
        Relation.MORE_THAN,
        Share(FACTORIES, Holds("clean")),
        IfNone.NOT_MET,
    )
    example = proved(more).never_met.examples[0]
    assert (example.members, example.is_smallest) == (2, True)


def test_members_choose_like_everybody() -> None:
    """A choice that every member makes is made by a member of each list."""
    asked = AllOf(
        (
            Every(FACTORIES, IsOneOf("route", frozenset({"direct", "central"}))),
            Some(FACTORIES, IsOneOf("route", frozenset({"central"}))),
            Compare(Count(FACTORIES), Relation.AT_LEAST, Constant(Fraction(2), COUNT)),
        )
    )
    example = proved(asked).never_met.examples[0]
    chosen = {
        value
        for member in example.case.rosters[FACTORIES].members
        for value in member.cells.values()
    }
    assert example.members == 2
    assert chosen in ({"central"}, {"central", "direct"})


def test_what_is_asked_of_members_may_rest_on_the_area() -> None:
    """A member is judged by a document of the area, a number of it, and a target."""
    reached = Compare(FactValue("waste"), Relation.AT_LEAST, FactValue("green"))
    aimed = Compare(FactValue("waste"), Relation.LESS_THAN, TargetValue("other"))
    that = AllOf((AnyOf((InHand("1/order"), Holds("clean"))), reached, aimed))
    found = proved(AllOf((share(that, Relation.AT_LEAST, "share"), Holds("plan"))))
    assert found.never_met.examples[0].members == 1
    assert found.never_fails.answer is Answer.FAILS


def test_a_size_that_is_never_tried_is_not_claimed() -> None:
    """Whoever needs more members than are tried gets no area, and no proof that there is none."""
    many = Compare(Count(FACTORIES), Relation.AT_LEAST, Constant(Fraction(1000), COUNT))
    assert proved(many).never_met.answer is Answer.UNDECIDED


@pytest.mark.parametrize(("place", "most"), [(kinds, "MOST_KINDS"), (companies, "MOST_TRUTHS")])
def test_too_many_ways_are_left_out_and_said(
    place: object, most: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond what the solver is given a condition is named, and nothing is claimed of it."""
    monkeypatch.setattr(place, most, 0)
    that = AnyOf((InHand("1/order"), Holds("clean")))
    asked = [requirement("1", 1, share(that, Relation.AT_LEAST, Fraction(1, 2)), items=["order"])]
    found = proved_edition(edition(asked, facts=WORDS))
    assert {one.requirement for one in found.left_out} == {"1"}
    assert found.requirements[0].redundant.answer is Answer.UNDECIDED
    # What an audit confirms is shown all the same.
    assert not any(claim.holds for claim in found.claims)
    assert found.is_sound


def test_silence_of_the_solver_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the solver gives up, a claim is neither held nor refuted."""
    monkeypatch.setattr(asking, "_answer", lambda *_: asking.Is.NOT_KNOWN)
    asked = [requirement("1", 1, share(Holds("clean"), Relation.AT_LEAST, Fraction(1, 2)))]
    found = proved_edition(replace(edition(asked, facts=WORDS), id="silent"))
    answers = {claim.answer for claim in found.claims}
    assert answers == {Answer.UNDECIDED}
