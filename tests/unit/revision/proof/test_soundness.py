"""Mistakes that were planted are found, each with an area or the requirements that show it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ecorules.audit.finding import Verdict
from ecorules.edition.model import PassCount, PassShare, SetBy, Target
from ecorules.language.interval import Interval
from ecorules.language.quantity import COUNT, PERCENT
from ecorules.language.syntax import (
    AllOf,
    Compare,
    Conforms,
    Constant,
    Count,
    FactValue,
    Holds,
    IfNone,
    InHand,
    Not,
    Ratio,
    Relation,
    Some,
    TargetValue,
)
from ecorules.revision.proof.model import Answer, ProvedEdition
from ecorules.revision.proof.soundness import proved_edition
from ecorules.revision.proof.verdicts import Kind, problems
from tests.proofs import FACTORIES, FACTS, share, with_targets
from tests.small import DRAFTED, NAME, edition, level, requirement


def kinds_of(found: ProvedEdition) -> list[tuple[Kind, str]]:
    """Return what is wrong, each with the requirement or level that has it."""
    return [(one.kind, one.code or str(one.level)) for one in problems(found)]


def test_an_edition_in_order_has_nothing_to_mend() -> None:
    """What can be met and can fail, and is implied by nothing else, is not complained of."""
    asked = [
        requirement("1", 1, Holds("plan"), items=["order"]),
        requirement("2", 2, share(Holds("clean"), Relation.AT_LEAST, "share")),
    ]
    found = proved_edition(with_targets(edition(asked, facts=FACTS), "share"))
    assert found.is_sound
    assert kinds_of(found) == []
    assert [one.unreachable.examples[0].members for one in found.levels] == [0, 1]


def test_who_implies_a_redundant_requirement_is_named() -> None:
    """Three quarters of the factories are more than half of them."""
    asked = [
        requirement("1", 1, share(Holds("clean"), Relation.AT_LEAST, Fraction(3, 4))),
        requirement("2", 1, Holds("plan")),
        requirement("3", 2, share(Holds("clean"), Relation.MORE_THAN, Fraction(1, 2))),
    ]
    found = proved_edition(edition(asked, facts=FACTS))
    assert kinds_of(found) == [(Kind.REDUNDANT, "3")]
    assert found.requirements[2].redundant.core == ("1",)


def test_what_adds_only_its_documents_is_noted() -> None:
    """A document of its own keeps a requirement from being redundant, and nothing else does."""
    both = AllOf((InHand("2/order"), Holds("plan")))
    asked = [
        requirement("1", 1, Holds("plan")),
        requirement("2", 2, both, items=["order"]),
        requirement("3", 2, InHand("3/list"), items=["list"]),
    ]
    found = proved_edition(edition(asked, facts=FACTS))
    assert kinds_of(found) == [(Kind.ONLY_DOCUMENTS, "2")]
    assert not any(one.is_error for one in problems(found))


def test_who_names_a_requirement_does_not_make_it_redundant() -> None:
    """That a later requirement builds on an earlier one is no waste."""
    later = AllOf((Conforms("1"), Holds("open")))
    asked = [requirement("1", 1, Holds("plan")), requirement("2", 1, later)]
    found = proved_edition(edition(asked, facts=FACTS))
    assert kinds_of(found) == []


def test_requirements_that_contradict_each_other_are_named_and_no_others() -> None:
    """A level that nobody can prove is told by the requirements that forbid it."""
    asked = [
        requirement("1", 1, share(Holds("clean"), Relation.MORE_THAN, Fraction(1, 2))),
        requirement("2", 1, Holds("plan")),
        requirement("3", 2, share(Holds("clean"), Relation.LESS_THAN, Fraction(1, 3))),
    ]
    found = proved_edition(edition(asked, facts=FACTS))
    assert (Kind.UNREACHABLE, "2") in kinds_of(found)
    assert found.levels[1].unreachable.core == ("1", "3")
    assert found.levels[0].unreachable.answer is Answer.FAILS


def test_a_requirement_that_may_never_apply_at_its_level_is_told() -> None:
    """What applies only to areas that another requirement excludes is told with that one."""
    asked = [
        requirement("1", 1, Not(Holds("open"))),
        requirement("2", 1, Holds("plan"), applies=Holds("open")),
    ]
    found = proved_edition(edition(asked, facts=FACTS))
    assert [code for code, _ in found.levels[0].apart] == ["2"]
    assert found.levels[0].apart[0][1].core == ("1",)


def test_levels_that_are_not_nested_are_shown_by_an_area() -> None:
    """A level that stands on none below it can be proven without that one."""
    levels = [level(1), replace(level(2), stands_on=())]
    asked = [requirement("1", 1, Holds("plan")), requirement("2", 2, Holds("open"))]
    found = proved_edition(edition(asked, levels, FACTS))
    assert kinds_of(found) == [(Kind.NOT_NESTED, "2")]
    audit = found.levels[1].nested[0][1].examples[0].judged[0].audit
    assert audit.conclusion.proven == 2
    assert audit.findings["1"].verdict is Verdict.NONCONFORMING


def test_an_applicability_that_punishes_the_better_area_is_shown_by_a_pair() -> None:
    """An area to which nothing applies until it has a plan is better off without one."""
    asked = [requirement("1", 1, Holds("open"), applies=Holds("plan"))]
    found = proved_edition(edition(asked, facts=FACTS))
    assert kinds_of(found) == [(Kind.NOT_MONOTONE, "1")]
    worse, better = found.requirements[0].monotone.examples
    assert [one.judged[0].audit.findings["1"].met.value for one in (worse, better)] == [
        "true",
        "false",
    ]
    assert not any(one.is_error for one in problems(found))


def test_better_members_are_compared_one_by_one() -> None:
    """A share of the clean ones rises with each; a share of what is unclean does not."""
    good = share(Holds("clean"), Relation.AT_LEAST, "share")
    bad = share(Not(Holds("clean")), Relation.AT_LEAST, "share")
    asked = [requirement("1", 1, good), requirement("2", 1, bad)]
    found = proved_edition(with_targets(edition(asked, facts=FACTS), "share"))
    assert [one.monotone.holds for one in found.requirements] == [True, False]


def test_what_always_or_never_holds_is_told() -> None:
    """A share is never above one, and a count never below zero."""
    asked = [
        requirement("1", 1, share(Holds("clean"), Relation.MORE_THAN, Fraction(1))),
        requirement(
            "2",
            1,
            Compare(
                Count(FACTORIES, Holds("clean")), Relation.AT_LEAST, Constant(Fraction(0), COUNT)
            ),
        ),
    ]
    found = proved_edition(edition(asked, facts=FACTS))
    told = kinds_of(found)
    assert (Kind.NEVER_MET, "1") in told
    assert (Kind.NEVER_FAILS, "2") in told


@pytest.mark.parametrize(
    ("share_of", "bound", "members"),
    [(Fraction(3, 5), Fraction(7, 10), 3), (Fraction(1, 10), Fraction(1, 9), 10)],
)
def test_the_smallest_area_is_the_smallest(
    share_of: Fraction, bound: Fraction, members: int
) -> None:
    """Of all sizes the first that shows it is told, and that no smaller one does."""
    within = AllOf(
        (
            share(Holds("clean"), Relation.AT_LEAST, share_of),
            share(Holds("clean"), Relation.LESS_THAN, bound),
        )
    )
    found = proved_edition(edition([requirement("1", 1, within)], facts=FACTS))
    example = found.requirements[0].never_met.examples[0]
    assert (example.members, example.is_smallest) == (members, True)


def test_levels_with_a_pass_rule_are_proven_by_it() -> None:
    """A level that asks for some of its requirements can be proven though two of them clash."""
    asked = [
        requirement("1", 1, Holds("plan")),
        requirement("2", 1, Not(Holds("plan"))),
        requirement("3", 1, Holds("open"), applies=Holds("open")),
    ]
    for rule in (PassCount(1), PassShare(Fraction(1, 2))):
        found = proved_edition(edition(asked, [level(1, rule)], FACTS))
        assert found.is_sound
        assert found.levels[0].unreachable.answer is Answer.FAILS
    every = proved_edition(edition(asked, facts=FACTS))
    assert every.levels[0].unreachable.core == ("1", "2")


def test_a_level_of_which_not_all_is_known_is_not_asked_about() -> None:
    """Nobody can prove what nobody knows; it is named."""
    levels = [level(1), level(2, incomplete=NAME), level(3)]
    asked = [requirement(str(number), number, Holds("plan")) for number in (1, 2, 3)]
    found = proved_edition(edition(asked, levels, FACTS))
    assert [one.number for one in found.levels] == [1]
    assert found.untold == (2, 3)


def test_what_has_no_formula_is_named_and_nothing_is_claimed_of_it() -> None:
    """A member's number over another number, against a target: the solver is not told it."""
    own = Compare(
        Ratio(FactValue("reused"), FactValue("waste")),
        Relation.AT_LEAST,
        TargetValue("share"),
        IfNone.MET,
    )
    found = proved_edition(
        with_targets(edition([requirement("1", 1, Some(FACTORIES, own))], facts=FACTS), "share")
    )
    assert [(one.requirement, one.condition) for one in found.left_out] == [
        ("1", Some(FACTORIES, own))
    ]
    assert "multiplied or divided" in found.left_out[0].why.en
    assert not found.requirements[0].never_met.holds


def test_a_target_that_nobody_has_set_is_named() -> None:
    """What the edition keeps for itself and does not set compares with nothing."""
    asked = edition(
        [requirement("1", 1, share(Holds("clean"), Relation.AT_LEAST, "share"))], facts=FACTS
    )
    unset = Target("share", NAME, PERCENT, SetBy.EDITION, (), DRAFTED, Interval(None, None))
    found = proved_edition(replace(asked, targets={"share": unset}))
    assert "gives it no value" in found.left_out[0].why.en
    assert found.requirements[0].never_met.answer is Answer.UNDECIDED
    assert found.is_sound
