"""What of a case does not count under another edition, and what forbids judging it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ecorules.audit.conduct import audit
from ecorules.audit.finding import Verdict
from ecorules.case.model import EvidenceState, Member, MemberList, Observation, OwnTarget
from ecorules.edition.model import SetBy, Target
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.quantity import COUNT, PERCENT, unit
from ecorules.language.syntax import AllOf, Holds, InHand
from ecorules.language.vocabulary import NumberKind
from ecorules.revision.fit import asked_anew, fit
from tests import areas, small

FACTS = {"map": small.flag("map"), "level": small.counted("level", "factories")}
FACTORY = Member("F1", "F1", {("level", 2565): Fraction(2)})
FACTORIES = MemberList(
    roster="factories", members=(FACTORY,), is_complete=True, evidence=(), column_evidence={}
)
OLD = replace(
    small.edition([small.requirement("1.1.1", 1, Holds("map"), items=("order",))], facts=FACTS),
    digest="old",
)


def _target(symbol: str) -> Target:
    own = PERCENT if symbol == "%" else unit(symbol)
    return Target("share", small.NAME, own, SetBy.AREA, (), small.DRAFTED, ANYTHING)


def test_what_an_edition_does_not_ask_for_is_named() -> None:
    """Documents, targets, facts and rosters that count for nothing are told by name."""
    new = replace(
        small.edition([small.requirement("2.1.1", 1, Holds("plan"))]), digest="a: new", id="new"
    )
    new = replace(new, vocabulary=replace(new.vocabulary, rosters={}))
    old = replace(OLD, targets={"share": _target("%")}, digest="a: old")
    case = areas.case({"map": True}, {"1.1.1/order": EvidenceState.ACCEPTED}, FACTORIES)
    case = replace(case, targets={"share": (OwnTarget(Fraction(1, 2), areas.DAY, None, "plan"),)})
    assert fit(old, new).uncounted(case) == (
        ("1.1.1/order",),
        ("share",),
        ("level", "map"),
        ("factories",),
    )
    assert fit(old, old).uncounted(case) == ((), (), (), ())
    assert fit(old, new).reasons(case) == ()


def test_a_value_that_is_none_under_the_edition_forbids_judging() -> None:
    """A number is no yes or no, and a fact of the area is none of its factories."""
    new = replace(
        OLD,
        id="new",
        digest="b: new",
        vocabulary=replace(
            OLD.vocabulary,
            facts={"map": small.counted("map"), "level": small.flag("level", "factories")},
        ),
    )
    case = areas.case({"map": True}, roster=FACTORIES)
    assert [reason.en for reason in fit(OLD, new).reasons(case)] == [
        "the case has a value of `map` that is none under `new`",
        "the case has a value of `level` that is none under `new`",
    ]
    assert fit(OLD, new).reasons(areas.case()) == ()


def test_a_value_beyond_the_range_forbids_judging_and_one_within_does_not() -> None:
    """A fact may be given another range without losing the cases that lie in it."""
    half = small.counted("half")
    old = replace(
        small.edition([small.requirement("1.1.1", 1, Holds("map"))], facts={"half": half}),
        digest="c: old",
    )
    kind = NumberKind(COUNT, Interval(Fraction(0), None), whole=True)
    new = replace(
        old,
        digest="c: new",
        vocabulary=replace(old.vocabulary, facts={"half": replace(half, kind=kind)}),
    )
    for value, is_fit in ((Fraction(2), True), (Fraction(1, 2), False), (Fraction(-1), False)):
        case = replace(areas.case(), observations=(Observation("half", value, areas.YEAR, ()),))
        assert (fit(old, new).reasons(case) == ()) is is_fit


def test_a_target_of_another_dimension_forbids_judging() -> None:
    """Sixty percent is no number of rai."""
    old = replace(OLD, targets={"share": _target("%")}, digest="d: old")
    new = replace(OLD, targets={"share": _target("rai")}, digest="d: new", id="new")
    case = replace(
        areas.case(), targets={"share": (OwnTarget(Fraction(1, 2), areas.DAY, None, "plan"),)}
    )
    assert [reason.en for reason in fit(old, new).reasons(case)] == [
        "the target `share` of the case is measured otherwise by `new`"
    ]


def test_a_closed_register_says_nothing_of_what_nobody_had_asked_for() -> None:
    """A document that is new is undetermined, one that was asked for before is missing."""
    asking = AllOf((InHand("1.1.1/order"), InHand("1.1.1/plan")))
    new = replace(
        small.edition([small.requirement("1.1.1", 1, asking, items=("order", "plan"))]), digest="e"
    )
    handed_in = {"1.1.1/order": EvidenceState.ACCEPTED}
    case = areas.case(papers=handed_in, is_closed=True)
    assert audit(new, case).findings["1.1.1"].verdict is Verdict.NONCONFORMING
    anew = asked_anew(case, OLD, new)
    assert anew.register.unasked == {"1.1.1/plan"}
    assert audit(new, anew).findings["1.1.1"].verdict is Verdict.UNDETERMINED
    lacking = asked_anew(areas.case(is_closed=True), OLD, new)
    assert audit(new, lacking).findings["1.1.1"].verdict is Verdict.NONCONFORMING
    still_open = areas.case(papers=handed_in)
    assert asked_anew(still_open, OLD, new) is still_open
