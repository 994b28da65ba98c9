"""Parts of small editions about which proofs are made."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ecorules.edition.model import Edition, SetBy, Target
from ecorules.language.interval import Interval
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import (
    Compare,
    Condition,
    Constant,
    IfNone,
    Relation,
    Share,
    TargetValue,
)
from tests.small import DRAFTED, NAME, counted, flag

FACTORIES = "factories"
ANY = Interval(Fraction(0), None)
FACTS = {
    "plan": flag("plan"),
    "open": flag("open"),
    "green": counted("green"),
    "clean": flag("clean", FACTORIES),
    "large": flag("large", FACTORIES),
    "waste": counted("waste", FACTORIES),
    "reused": counted("reused", FACTORIES),
}


def share(that: Condition, relation: Relation, bound: str | Fraction) -> Compare:
    """Return a comparison of a share of factories, not met where there are none."""
    asked = TargetValue(bound) if isinstance(bound, str) else Constant(bound, PERCENT)
    return Compare(Share(FACTORIES, that), relation, asked, IfNone.NOT_MET)


def with_targets(found: Edition, *names: str) -> Edition:
    """Return an edition with shares that each area sets as targets."""
    targets = {
        name: Target(name, NAME, PERCENT, SetBy.AREA, (), DRAFTED, Interval(None, None))
        for name in names
    }
    return replace(found, targets=targets)
