"""Small editions that differ in one thing, and what is found between them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ecorules.edition.model import (
    Edition,
)
from ecorules.language.quantity import COUNT, PERCENT
from ecorules.language.syntax import (
    Compare,
    Condition,
    Constant,
    Count,
    Difference,
    FactValue,
    Holds,
    IfNone,
    Ratio,
    Relation,
    Share,
    Sum,
    Total,
)
from ecorules.revision.difference import (
    Change,
    Strictness,
    changes_between,
)
from tests.small import counted, edition, flag, requirement

FACTS = {
    each.name: each
    for each in (
        flag("open"),
        flag("quiet"),
        counted("trees"),
        counted("homes"),
        counted("level", "factories"),
        flag("certified", "factories"),
        flag("large", "factories"),
    )
}
A, B, C = (
    Holds("open"),
    Holds("quiet"),
    Compare(FactValue("trees"), Relation.AT_LEAST, FactValue("homes")),
)
TREES = FactValue("trees")
CERTIFIED, LARGE = Holds("certified"), Holds("large")
STRICTER, LOOSER, OTHER = Strictness.STRICTER, Strictness.LOOSER, Strictness.OTHER


def number(value: int) -> Constant:
    """Return a plain number of things."""
    return Constant(Fraction(value), COUNT)


def at_least(measure: FactValue | Count | Total | Ratio | Sum | Difference, least: int) -> Compare:
    """Return a demand for so many."""
    return Compare(measure, Relation.AT_LEAST, number(least))


def share(that: Condition, where: Condition | None = None, least: int = 50) -> Compare:
    """Return a demand for a share of the factories."""
    bound = Constant(Fraction(least, 100), PERCENT)
    return Compare(Share("factories", that, where), Relation.AT_LEAST, bound, IfNone.NOT_MET)


def asking(requires: Condition, applies: Condition | None = None) -> Edition:
    """Return an edition of one requirement."""
    return edition([requirement("1", 1, requires, applies)], facts=FACTS)


def between(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return what changed; editions are told apart by their digests."""
    return changes_between(replace(old, digest="sha256:old"), replace(new, digest="sha256:new"))
