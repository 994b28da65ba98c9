"""Proofs are held to every small area there is, and to the editions that we ship."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import islice

import pytest

from ecorules import load_edition
from ecorules.audit.finding import Verdict
from ecorules.language.interval import Interval
from ecorules.language.quantity import COUNT
from ecorules.language.reads import needs_of
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
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    TargetValue,
    Total,
)
from ecorules.language.vocabulary import Fact, NumberKind
from ecorules.revision.proof.model import Answer
from ecorules.revision.proof.soundness import proved_edition
from ecorules.revision.proof.verdicts import problems
from tests.proofs import ANY, FACTORIES, FACTS, share, with_targets
from tests.settled_areas import judged, small_areas
from tests.small import NAME, edition, requirement

WASTE = Compare(
    Ratio(Total(FACTORIES, "reused"), Total(FACTORIES, "waste")),
    Relation.AT_LEAST,
    TargetValue("share"),
    IfNone.NOT_MET,
)
SMALL = (
    share(AnyOf((Holds("clean"), Holds("large"))), Relation.AT_LEAST, "share"),
    Every(FACTORIES, Holds("clean"), where=Holds("large")),
    AllOf((Some(FACTORIES, Holds("large")), Not(Some(FACTORIES, Holds("clean"))))),
    AllOf(
        (
            share(Holds("clean"), Relation.MORE_THAN, "share"),
            share(Holds("clean"), Relation.LESS_THAN, "share"),
        )
    ),
    AllOf((WASTE, share(Holds("clean"), Relation.EQUALS, Fraction(1, 2)))),
    AllOf((Holds("plan"), Compare(FactValue("green"), Relation.EQUALS, TargetValue("share")))),
    Compare(
        Share(FACTORIES, Holds("clean")),
        Relation.AT_LEAST,
        Share(FACTORIES, Holds("large")),
        IfNone.MET,
    ),
)


@pytest.mark.parametrize("asked", SMALL, ids=range(len(SMALL)))
def test_proofs_agree_with_all_small_areas(asked: Condition) -> None:
    """What every area of two factories says is what is claimed, both ways."""
    whole = NumberKind(COUNT, Interval(Fraction(0), Fraction(1)), whole=True)
    facts = {
        name: replace(one, kind=whole) if isinstance(one.kind, NumberKind) else one
        for name, one in FACTS.items()
        if name in _named(asked)
    }
    found = with_targets(edition([requirement("1", 1, asked)], facts=facts), "share")
    proved = proved_edition(found).requirements[0]
    numbers = (Fraction(0), Fraction(1))
    areas = small_areas(found, 2, numbers, (Fraction(0), Fraction(1, 2), Fraction(1)))
    seen = {judged(found, case).findings["1"].verdict for case in islice(areas, 30_000)}
    assert Verdict.UNDETERMINED not in seen
    assert (Verdict.CONFORMING in seen) is not proved.never_met.holds
    assert (Verdict.NONCONFORMING in seen) is not proved.never_fails.holds


def _named(asked: Condition) -> set[str]:
    return {name for name, _ in needs_of(frozenset([asked])).facts}


def test_whole_numbers_are_handed_out_whole() -> None:
    """Three people in two factories are one and two, and no one and a half."""
    person = Fact(
        "people",
        NAME,
        NumberKind(COUNT, ANY, whole=True),
        FACTORIES,
        FACTS["plan"].better,
        "office",
    )
    asked = AllOf(
        (
            Compare(Total(FACTORIES, "people"), Relation.EQUALS, Constant(Fraction(3), COUNT)),
            Every(
                FACTORIES,
                Compare(FactValue("people"), Relation.AT_LEAST, Constant(Fraction(1), COUNT)),
            ),
            Compare(Count(FACTORIES), Relation.EQUALS, Constant(Fraction(2), COUNT)),
        )
    )
    found = proved_edition(edition([requirement("1", 1, asked)], facts={"people": person}))
    example = found.requirements[0].never_met.examples[0]
    cells = [set(one.cells.values()) for one in example.case.rosters[FACTORIES].members]
    assert found.is_sound
    assert cells in ([{Fraction(1)}, {Fraction(2)}], [{Fraction(2)}, {Fraction(1)}])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["eit-2562", "eit-2565"])
def test_every_condition_that_we_ship_has_a_formula(name: str) -> None:
    """Nothing of the shipped editions is left out, undecided, or to be mended."""
    found = proved_edition(load_edition(name))
    assert found.is_sound
    assert found.left_out == ()
    assert [claim for claim in found.claims if claim.answer is Answer.UNDECIDED] == []
    assert [one.kind for one in problems(found) if one.is_error] == []
    assert all(one.unreachable.answer is Answer.FAILS for one in found.levels)
