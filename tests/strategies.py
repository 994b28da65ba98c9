"""What the laws of the language are tried on: vocabularies, conditions and measures.

The names are always the same and the ranges differ.  Every kind of node occurs, inside every
other that may hold it; the areas that they are judged on are made in `tests.evidence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ecorules.language.interval import Interval
from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Measure,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    walk,
)
from ecorules.language.truth import Truth
from tests.world import ROSTER, Known, Words

BOUNDS = tuple(Fraction(text) for text in ("-1", "0", "1/3", "1/2", "2/3", "1", "2"))
RANGES = tuple(
    Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
    for low, high in ((0, None), (0, 1), (None, None), (-1, 1), (1, 3), (None, 0), (0, 3))
)
CHOICES = frozenset({"direct", "central", "none"})

AREA_NUMBERS, AREA_FLAGS, AREA_CHOICES = ("green_area", "water"), ("trained", "open"), ("zone",)
OWN_NUMBERS, OWN_FLAGS, OWN_CHOICES = ("level", "waste"), ("certified", "large"), ("route",)
TARGETS, DOCUMENTS, REQUIREMENTS = ("share", "area"), ("order", "plan"), ("18.1.1", "19.1.1")


def _words(ranges: tuple[Interval, ...]) -> Words:
    own = len(AREA_NUMBERS)
    target = own + len(OWN_NUMBERS)
    return Words(
        _facts(zip(AREA_NUMBERS, ranges[:own], strict=True), AREA_FLAGS, AREA_CHOICES),
        _facts(zip(OWN_NUMBERS, ranges[own:target], strict=True), OWN_FLAGS, OWN_CHOICES),
        dict(zip(TARGETS, ranges[target:], strict=True)),
    )


def _facts(
    numbers: Iterable[tuple[str, Interval]], flags: Iterable[str], choices: Iterable[str]
) -> Mapping[str, Known]:
    return dict(numbers) | dict.fromkeys(flags, Truth.UNKNOWN) | dict.fromkeys(choices, CHOICES)


_NUMBERS_IN_ALL = len(AREA_NUMBERS) + len(OWN_NUMBERS) + len(TARGETS)
# The same names, with other ranges.
WORDS = st.tuples(*[st.sampled_from(RANGES)] * _NUMBERS_IN_ALL).map(_words)


@dataclass(frozen=True, slots=True)
class _Place:
    """Say which facts a condition may name: those of the area, or a factory's own as well."""

    numbers: SearchStrategy[str]
    flags: SearchStrategy[str]
    choices: SearchStrategy[str]

    @classmethod
    def of(cls, *names: tuple[str, ...]) -> _Place:
        """Return the place where these numbers, flags and choices may be named."""
        return cls(*(st.sampled_from(some) for some in names))


_AREA = _Place.of(AREA_NUMBERS, AREA_FLAGS, AREA_CHOICES)
# A factory's own facts come first and twice: conditions on members mostly ask about members.
_FACTORY = _Place.of(
    OWN_NUMBERS * 2 + AREA_NUMBERS, OWN_FLAGS * 2 + AREA_FLAGS, OWN_CHOICES * 2 + AREA_CHOICES
)

_LEAVES = (Holds, Compare, IsOneOf, InHand, Conforms)
# What stands over members is where the meaning is; the leaves below it come of themselves.
_CONDITIONS = (*_LEAVES, *(Compare, Every, Some) * 3, *(AllOf, AnyOf, Not) * 2)
_VALUES = (FactValue, FactValue, Constant, TargetValue)
_MEASURES = (*_VALUES, *(Share, Count, Total) * 2, Ratio, Ratio, Sum, Difference)

# Strategies are made once: making them is what takes time.
_LEAF, _CONDITION = st.sampled_from(_LEAVES), st.sampled_from(_CONDITIONS)
_VALUE, _MEASURE = st.sampled_from(_VALUES), st.sampled_from(_MEASURES)
_YEARS, _MAYBE = st.sampled_from((0, 0, 0, 1)), st.booleans()
_RELATIONS, _ANSWERS = st.sampled_from(Relation), st.sampled_from(IfNone)
_OWN_NUMBERS = st.sampled_from(OWN_NUMBERS)
_CHOSEN = st.sampled_from(
    [CHOICES - {value} for value in sorted(CHOICES)] + [frozenset({"direct"})]
)
_CONSTANTS = st.sampled_from([Constant(value, PLAIN) for value in BOUNDS])
_TARGETS = st.sampled_from([TargetValue(name) for name in TARGETS])
_DOCUMENTS = st.sampled_from([InHand(name) for name in DOCUMENTS])
_PREREQUISITES = st.sampled_from([Conforms(name) for name in REQUIREMENTS])


def conditions(depth: int = 3) -> SearchStrategy[Condition]:
    """Return conditions about an area, of all kinds of nodes."""
    return _conditions(_AREA, depth)


def member_conditions(depth: int = 1) -> SearchStrategy[Condition]:
    """Return conditions about one factory."""
    return _conditions(_FACTORY, depth)


def measures(depth: int = 3) -> SearchStrategy[Measure]:
    """Return measures of an area, of all kinds of nodes."""
    return _measures(_AREA, depth)


@lru_cache(maxsize=64)
def _conditions(place: _Place, depth: int) -> SearchStrategy[Condition]:
    return _condition(place, depth)


@lru_cache(maxsize=64)
def _measures(place: _Place, depth: int) -> SearchStrategy[Measure]:
    return _measure(place, depth)


@st.composite
def _condition(draw: DrawFn, place: _Place, depth: int) -> Condition:  # noqa: C901 - one a node
    kind = draw(_CONDITION if depth else _LEAF)
    if kind is Holds:
        return Holds(draw(place.flags), draw(_YEARS))
    if kind is IsOneOf:
        return IsOneOf(draw(place.choices), draw(_CHOSEN), draw(_YEARS))
    if kind is InHand:
        return draw(_DOCUMENTS)
    if kind is Conforms:
        return draw(_PREREQUISITES)
    if kind is Compare:
        return draw(_comparison(place, depth))
    if kind is Every:
        return Every(ROSTER, *draw(_counted(depth)))
    if kind is Some:
        return Some(ROSTER, *draw(_counted(depth)))
    if kind is Not:
        return Not(draw(_conditions(place, depth - 1)))
    parts = draw(st.lists(_conditions(place, depth - 1), max_size=3))
    return AllOf(tuple(parts)) if kind is AllOf else AnyOf(tuple(parts))


@st.composite
def _comparison(draw: DrawFn, place: _Place, depth: int) -> Compare:
    left = draw(_measures(place, max(depth - 1, 0)))
    right = draw(_measures(place, 0))
    # An edition's check demands an answer wherever there may be nothing to measure.
    may_lack = any(isinstance(node, Share | Ratio) for node in (*walk(left), *walk(right)))
    answer = draw(_ANSWERS) if may_lack else None
    return Compare(left, draw(_RELATIONS), right, answer)


@st.composite
def _counted(draw: DrawFn, depth: int) -> tuple[Condition, Condition | None]:
    inner = _conditions(_FACTORY, max(depth - 2, 0))
    return draw(inner), draw(inner) if draw(_MAYBE) else None


@st.composite
def _measure(draw: DrawFn, place: _Place, depth: int) -> Measure:  # noqa: C901 - one a node
    kind = draw(_MEASURE if depth else _VALUE)
    if kind is FactValue:
        return FactValue(draw(place.numbers), draw(_YEARS))
    if kind is Constant:
        return draw(_CONSTANTS)
    if kind is TargetValue:
        return draw(_TARGETS)
    if kind is Share:
        return Share(ROSTER, *draw(_counted(depth)))
    if kind is Count:
        that, where = draw(_counted(depth))
        return Count(ROSTER, None if where is None else that)
    if kind is Total:
        _, where = draw(_counted(depth))
        return Total(ROSTER, draw(_OWN_NUMBERS), where, draw(_YEARS))
    inner = _measures(place, depth - 1)
    if kind is Ratio:
        return Ratio(draw(inner), draw(inner))
    if kind is Sum:
        return Sum(tuple(draw(st.lists(inner, min_size=1, max_size=3))))
    return Difference(draw(inner), draw(inner))
