"""The plain encoding of the conformance tables: text in, core nodes and an area out.

The encoding is described in `README.md`.  It is strict: a key that nothing asks for is an
error, since a row with a slip in it would protect nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import TypeAlias

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
)
from tests.world import ROSTER

# What YAML holds when every scalar is left as text.
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def text(plain: Plain) -> str:
    """Return a scalar."""
    assert isinstance(plain, str), f"{plain} is no single value"
    return plain


def listed(plain: Plain) -> list[Plain]:
    """Return the elements of a list."""
    assert isinstance(plain, list), f"{plain} is no list"
    return plain


@contextmanager
def opened(plain: Plain) -> Iterator[dict[str, Plain]]:
    """Lend a mapping to take keys from, and refuse what is left over."""
    assert isinstance(plain, dict), f"{plain} is no mapping"
    left = dict(plain)
    yield left
    assert not left, f"nothing asks for {left}"


def number(plain: Plain) -> Fraction:
    """Return an exact number."""
    return Fraction(text(plain))


def span(plain: Plain) -> Interval:
    """Return the values from one end to the other; `none` is no end."""
    low, high = (None if end == "none" else number(end) for end in listed(plain))
    return Interval(low, high)


def measure(plain: Plain) -> Measure:
    """Return the measure that a row writes."""
    if isinstance(plain, str):
        return Constant(number(plain), PLAIN)
    with opened(plain) as left:
        kind = next(kind for kind in _MEASURES if kind in left)
        return _MEASURES[kind](left.pop(kind), left)


def condition(plain: Plain) -> Condition:
    """Return the condition that a row writes."""
    with opened(plain) as left:
        kind = next(kind for kind in _CONDITIONS if kind in left)
        return _CONDITIONS[kind](left.pop(kind), left)


def _years_back(left: dict[str, Plain]) -> int:
    return int(text(left.pop("years_back", "0")))


def _where(left: dict[str, Plain]) -> Condition | None:
    return condition(left.pop("where")) if "where" in left else None


def _counted(plain: Plain) -> tuple[Condition, Condition | None]:
    with opened(plain) as left:
        return condition(left.pop("that")), _where(left)


def _pair(plain: Plain) -> tuple[Measure, Measure]:
    one, other = listed(plain)
    return measure(one), measure(other)


def _conditions(plain: Plain) -> tuple[Condition, ...]:
    return tuple(condition(each) for each in listed(plain))


def _is_one_of(fact: Plain, left: dict[str, Plain]) -> IsOneOf:
    values = frozenset(text(value) for value in listed(left.pop("is_one_of")))
    return IsOneOf(text(fact), values, _years_back(left))


def _compare(of: Plain, left: dict[str, Plain]) -> Compare:
    relation = next(relation for relation in Relation if relation.value in left)
    answer = IfNone(text(left.pop("if_none"))) if "if_none" in left else None
    return Compare(measure(of), relation, measure(left.pop(relation.value)), answer)


def _count(that: Plain, _: dict[str, Plain]) -> Count:
    return Count(ROSTER, None if that == "everybody" else condition(that))


_MEASURES: dict[str, Callable[[Plain, dict[str, Plain]], Measure]] = {
    "fact": lambda fact, left: FactValue(text(fact), _years_back(left)),
    "target": lambda target, _: TargetValue(text(target)),
    "total": lambda fact, left: Total(ROSTER, text(fact), _where(left), _years_back(left)),
    "count": _count,
    "share": lambda body, _: Share(ROSTER, *_counted(body)),
    "ratio": lambda pair, _: Ratio(*_pair(pair)),
    "sum": lambda terms, _: Sum(tuple(measure(term) for term in listed(terms))),
    "difference": lambda pair, _: Difference(*_pair(pair)),
}
_CONDITIONS: dict[str, Callable[[Plain, dict[str, Plain]], Condition]] = {
    "holds": lambda fact, left: Holds(text(fact), _years_back(left)),
    "choice": _is_one_of,
    "compare": _compare,
    "every": lambda body, _: Every(ROSTER, *_counted(body)),
    "some": lambda body, _: Some(ROSTER, *_counted(body)),
    "in_hand": lambda item, _: InHand(text(item)),
    "conforms": lambda code, _: Conforms(text(code)),
    "all_of": lambda parts, _: AllOf(_conditions(parts)),
    "any_of": lambda parts, _: AnyOf(_conditions(parts)),
    "not": lambda part, _: Not(condition(part)),
}
