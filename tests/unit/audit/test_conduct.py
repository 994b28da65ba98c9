"""An audit is of a case by the edition it was made for, and by the targets of that edition."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ecorules import audit
from ecorules.audit.finding import Verdict
from ecorules.audit.terms import terms_of
from ecorules.case.model import Case, OwnTarget
from ecorules.edition.model import Edition, SetBy, Target, TargetPeriod
from ecorules.language.interval import ANYTHING
from ecorules.language.quantity import COUNT
from ecorules.language.subject import Lack
from ecorules.language.syntax import Compare, Constant, Relation, TargetValue
from tests.areas import DAY, case
from tests.small import DRAFTED, NAME, edition, requirement

ONE = Constant(Fraction(1), COUNT)
LATER = date(2024, 1, 1)


def rules(set_by: SetBy, *, since: date | None = None) -> Edition:
    """Return an edition that asks whether one reaches its target, which is 1 from a day on."""
    asks = requirement("1", 1, Compare(ONE, Relation.AT_LEAST, TargetValue("goal")))
    periods = () if since is None else (TargetPeriod(Fraction(1), since, None, "decree"),)
    goal = Target("goal", NAME, COUNT, set_by, periods, DRAFTED, ANYTHING)
    return replace(edition([asks]), targets={"goal": goal})


def aiming_at(value: int) -> Case:
    """Return a case with a target of its own."""
    own = OwnTarget(Fraction(value), date.min, None, "action plan")
    return replace(case(), targets={"goal": (own,)})


def test_a_case_of_another_edition_is_refused_unless_it_is_said_to_be_of_this_one() -> None:
    """The codes of two editions mean different things, and a silent audit would mix them."""
    other = replace(case(), edition="large")
    with pytest.raises(ValueError, match="'somewhere' was made for the edition 'large', not for"):
        audit(rules(SetBy.AREA), other)
    audit(rules(SetBy.AREA), replace(other, edition="small"))


def test_a_case_is_audited_by_a_variant_of_its_edition() -> None:
    """A variant is another reading of the same criteria, made to be compared on the same cases."""
    variant = replace(rules(SetBy.AREA), id="small-as-printed", variant_of="small")
    found = audit(variant, case())
    assert found.edition.id == "small-as-printed"
    audit(variant, replace(case(), edition="small-as-printed"))


@pytest.mark.parametrize(
    ("set_by", "since", "own", "verdict"),
    [
        (SetBy.AREA, None, 1, Verdict.CONFORMING),
        (SetBy.AREA, None, 2, Verdict.NONCONFORMING),
        (SetBy.AREA, DAY, 2, Verdict.CONFORMING),
        (SetBy.AREA, LATER, 2, Verdict.NONCONFORMING),
        (SetBy.EDITION, DAY, 2, Verdict.CONFORMING),
        (SetBy.EDITION, LATER, 1, Verdict.UNDETERMINED),
        (SetBy.EDITION, None, 1, Verdict.UNDETERMINED),
    ],
)
def test_who_sets_a_target_decides_whose_value_counts(
    set_by: SetBy, since: date | None, own: int, verdict: Verdict
) -> None:
    """The edition's goes first; a target that it keeps for itself is filled in by no area."""
    found = audit(rules(set_by, since=since), aiming_at(own)).findings["1"]
    assert found.verdict is verdict
    lacks = [one.gap.lack for one in found.reasons]
    assert lacks == ([Lack.NO_TARGET] if verdict is Verdict.UNDETERMINED else [])


@pytest.mark.parametrize(("set_by", "kept"), [(SetBy.AREA, set[str]()), (SetBy.EDITION, {"goal"})])
def test_a_case_is_told_which_targets_it_may_not_set(set_by: SetBy, kept: set[str]) -> None:
    """Reading a case needs no more of the edition than these words."""
    assert terms_of(rules(set_by)).set_by_edition == kept
