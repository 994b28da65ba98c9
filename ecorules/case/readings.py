"""What observations say of a fact: the values that are still possible, and what is missing.

Nothing observed leaves the whole range that the vocabulary declares; observations that
contradict each other leave what lies between them.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple, assert_never

from ecorules.language.interval import Interval
from ecorules.language.subject import Gap, Lack, Reading
from ecorules.language.truth import Truth, agreed
from ecorules.language.vocabulary import ChoiceKind, Fact, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.case.model import Value
    from ecorules.language.subject import Subject


class Observed(NamedTuple):
    """The different values that count for a fact, and the gaps in what is known of it."""

    values: tuple[Value, ...]
    gaps: tuple[Gap, ...] = ()


def observed(fact: str, fiscal_year: int, found: Iterable[tuple[Value, Lack | None]]) -> Observed:
    """Return what counts of the values found, each given with why it does not count.

    Values that do not count matter only if none does.
    """
    everything = tuple(found)
    values = tuple({value for value, lack in everything if lack is None})
    if values:
        lacks = {Lack.CONFLICTING} if len(values) > 1 else set()
    else:
        lacks = {lack for _, lack in everything if lack is not None} or {Lack.NO_OBSERVATION}
    in_order = sorted(lacks, key=lambda lack: lack.value)
    return Observed(values, tuple(Gap(lack, fact, fiscal_year) for lack in in_order))


def number(fact: Fact, known: Observed) -> Reading[Interval]:
    """Return the values that a number fact may have, in base units."""
    if not isinstance(fact.kind, NumberKind):
        raise _not_of_kind(fact, "number")
    points = [Interval.point(value) for value in known.values if isinstance(value, Fraction)]
    return Reading(reduce(Interval.hull, points) if points else fact.kind.extent, known.gaps)


def flag(fact: Fact, known: Observed) -> Reading[Truth]:
    """Return whether a yes-or-no fact holds."""
    if not isinstance(fact.kind, FlagKind):
        raise _not_of_kind(fact, "flag")
    truths = [Truth.of(value) for value in known.values if isinstance(value, bool)]
    return Reading(agreed(truths) if truths else Truth.UNKNOWN, known.gaps)


def choice(fact: Fact, known: Observed) -> Reading[frozenset[str]]:
    """Return the values that a choice fact may have."""
    if not isinstance(fact.kind, ChoiceKind):
        raise _not_of_kind(fact, "choice")
    chosen = frozenset(value for value in known.values if isinstance(value, str))
    return Reading(chosen or frozenset(fact.kind.values), known.gaps)


def reading(
    fact: Fact, years_back: int, subject: Subject
) -> Reading[Interval] | Reading[Truth] | Reading[frozenset[str]]:
    """Return what a subject says of a fact, whatever its kind."""
    match fact.kind:
        case NumberKind():
            return subject.number(fact.name, years_back)
        case FlagKind():
            return subject.flag(fact.name, years_back)
        case ChoiceKind():
            return subject.choice(fact.name, years_back)
        case _:
            assert_never(fact.kind)


def _not_of_kind(fact: Fact, kind: str) -> TypeError:
    """Blame the program: the type check of a condition lets no such question through."""
    return TypeError(f"{fact.name} is not a {kind}")
