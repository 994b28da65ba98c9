"""From two truths to a verdict, with its reasons and its causes."""

import pytest

from ecorules.audit.finding import Finding, Verdict, finding, judged
from ecorules.language.evaluate import evaluate
from ecorules.language.subject import Lack
from ecorules.language.syntax import AllOf, AnyOf, Condition, Conforms, Holds, InHand, Not
from ecorules.language.truth import Truth
from tests.small import requirement
from tests.world import Words, World

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
A, B, P, Q = Holds("a"), Holds("b"), Conforms("p"), Conforms("q")


def found(requires: Condition, applies: Condition | None = None, /, **known: Truth) -> Finding:
    """Return the finding where these flags and requirements are known."""
    cells = {(name, 0): truth for name, truth in known.items()}
    world = World(Words({"a": U, "b": U}, {}), cells=cells, met=known)
    asked = requirement("1.1.1", 1, requires, applies)
    judged_applies = None if applies is None else evaluate(applies, world)
    return finding(asked, judged_applies, evaluate(requires, world))


@pytest.mark.parametrize(
    ("applies", "requires", "verdict", "met"),
    [
        (T, T, Verdict.CONFORMING, T),
        (T, F, Verdict.NONCONFORMING, F),
        (T, U, Verdict.UNDETERMINED, U),
        (F, T, Verdict.NOT_APPLICABLE, T),
        (F, F, Verdict.NOT_APPLICABLE, T),
        (F, U, Verdict.NOT_APPLICABLE, T),
        (U, T, Verdict.UNDETERMINED, T),
        (U, F, Verdict.UNDETERMINED, U),
        (U, U, Verdict.UNDETERMINED, U),
    ],
)
def test_the_verdict_follows_from_the_two_truths(
    applies: Truth, requires: Truth, verdict: Verdict, met: Truth
) -> None:
    """Rule 6, every row of it: met anyway is no barrier, whoever it applies to."""
    assert judged(applies, requires) is verdict
    one = found(A, B, a=requires, b=applies)
    assert (one.verdict, one.met) == (verdict, met)


def test_unknown_applicability_is_a_reason_beside_what_is_open() -> None:
    """Whoever has to settle it learns both: does it apply, and what is missing."""
    one = found(A, B)
    lacks = [(reason.gap.lack, reason.gap.item) for reason in one.reasons]
    assert lacks == [
        (Lack.NO_OBSERVATION, "a"),
        (Lack.NO_OBSERVATION, "b"),
        (Lack.UNKNOWN_APPLICABILITY, "1.1.1"),
    ]


def test_a_settled_finding_has_no_reasons_to_be_open() -> None:
    """Nothing is asked for that no longer matters."""
    assert found(AnyOf((A, B)), a=T).reasons == ()
    assert found(A, B, b=F).reasons == ()


def test_failures_are_the_smallest_conditions_that_failed() -> None:
    """An auditor is told the clause, not the whole requirement."""
    one = found(AllOf((A, B)), a=F, b=T)
    assert [failure.node for failure in one.failures] == [A]


@pytest.mark.parametrize(
    ("requires", "known", "causes"),
    [
        (AllOf((A, P)), {"a": T, "p": F}, ("p",)),
        (AllOf((A, P)), {"a": U, "p": F}, ("p",)),
        (AllOf((A, P)), {"a": F, "p": F}, ()),
        (AllOf((P, Q)), {"p": F, "q": F}, ("p", "q")),
        (AnyOf((A, P)), {"a": F, "p": F}, ("p",)),
        (P, {"p": F}, ("p",)),
        (AllOf((A, Not(P))), {"a": T, "p": T}, ()),
        (A, {"a": F}, ()),
        (AllOf((P, A)), {"a": T, "p": T}, ()),
    ],
)
def test_a_failure_that_only_follows_names_its_causes(
    requires: Condition, known: dict[str, Truth], causes: tuple[str, ...]
) -> None:
    """One failed prerequisite is told once, not as twenty failures."""
    assert found(requires, **known).causes == causes


def test_a_document_may_be_what_is_missing() -> None:
    """The reason names the very item that would settle it."""
    (reason,) = found(InHand("1.1.1/map")).reasons
    assert (reason.gap.lack, reason.gap.item) == (Lack.NO_DOCUMENT, "1.1.1/map")
