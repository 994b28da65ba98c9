"""One flat edition and its cases, in words that every engine of the comparison understands.

The edition is the 2562 one with what is counted over the factories handed in as figures of the
area (`benchmarks/flat_cases.py`): 41 requirements, every one of them flat.  What is compared is
whether each is met: does not apply, or is fulfilled.  Conditions become nested tuples; a case
becomes a mapping of names to yes, no or a number.  Ours reads exact fractions, the others the
nearest floating-point numbers.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from flat_cases import flattened
from one_audit import possible

from ecorules import load_edition
from ecorules.case.model import Value
from ecorules.edition.model import Edition
from ecorules.engines.columnar.tables import (
    document_column,
    fact_column,
    target_column,
)
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Difference,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Measure,
    Node,
    Not,
    Ratio,
    Relation,
    Sum,
    TargetValue,
    walk,
)
from ecorules.levels import judging_order

DAY = date(2022, 3, 31)
# So many documents are in hand, and so many flags say yes: else hardly anything would be met.
IN_HAND, YES = 0.98, 0.9
Expression = tuple
Row = dict[str, bool | float | str]
Exact = dict[str, bool | Fraction | str]
_SIGNS = {
    Relation.AT_LEAST: ">=",
    Relation.AT_MOST: "<=",
    Relation.MORE_THAN: ">",
    Relation.LESS_THAN: "<",
    Relation.EQUALS: "==",
}


class Scheme(NamedTuple):
    """The edition, what each requirement demands, prerequisites written out, and all names."""

    edition: Edition
    requirements: dict[str, Expression]
    names: dict[str, str]


def plain(name: str) -> str:
    """Return a name that every engine takes for one."""
    return "v_" + re.sub(r"[^0-9a-z]+", "_", name.lower()).strip("_")


@cache
def scheme() -> Scheme:
    """Return the flat edition as expressions."""
    edition = flattened(load_edition("eit-2562"))
    found: dict[str, Expression] = {}
    for code in judging_order(edition):
        one = edition.requirements[code]
        found[code] = condition(one.requires, found)
        if one.applies is not None:
            found[code] = ("or", ("not", condition(one.applies, found)), found[code])
    in_order = {code: found[code] for code in edition.requirements}
    names = sorted({name for one in in_order.values() for name in variables(one)})
    return Scheme(edition, in_order, {plain(name): name for name in names})


def condition(  # noqa: C901 - one case a node
    node: Condition, before: dict[str, Expression]
) -> Expression:
    """Return a condition as a nested tuple."""
    match node:
        case Holds(fact, back):
            return ("is", fact_column(fact, back))
        case InHand(item):
            return ("is", document_column(item))
        case IsOneOf(fact, values, back):
            return ("in", fact_column(fact, back), tuple(sorted(values)))
        case Conforms(code):
            return before[code]
        case AllOf(parts):
            return ("and", *(condition(part, before) for part in parts))
        case AnyOf(parts):
            return ("or", *(condition(part, before) for part in parts))
        case Not(part):
            return ("not", condition(part, before))
        case Compare(left, relation, right, answer):
            found = (_SIGNS[relation], figure(left), figure(right))
            if not isinstance(left, Ratio):
                return found
            over = figure(left.whole)
            if answer is IfNone.MET:
                return ("or", ("==", over, 0.0), found)
            return ("and", (">", over, 0.0), found)
        case _:
            raise NotImplementedError(node)


def figure(node: Measure) -> Expression | str | float:
    """Return a measure as a nested tuple, a name or a number."""
    match node:
        case Constant(value):
            return float(value)
        case FactValue(fact, back):
            return fact_column(fact, back)
        case TargetValue(target):
            return target_column(target)
        case Ratio(part, whole):
            return ("/", figure(part), figure(whole))
        case Difference(left, right):
            return ("-", figure(left), figure(right))
        case Sum((first, *rest)):
            found = figure(first)
            for term in rest:
                found = ("+", found, figure(term))
            return found
        case _:
            raise NotImplementedError(node)


def variables(expression: object) -> Iterator[str]:
    """Yield every name that an expression reads."""
    if isinstance(expression, str):
        yield expression
    elif isinstance(expression, tuple):
        sign, *parts = expression
        yield from ([parts[0]] if sign == "in" else (n for part in parts for n in variables(part)))


def exact_rows(found: Scheme, number: int, seed: int = 1) -> list[Exact]:
    """Return so many cases in which everything is known: nearly all documents are in hand."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark wants the same numbers every time
    return [
        {name: _drawn(found, name, chance) for name in found.names.values()} for _ in range(number)
    ]


_POSSIBLE: dict[str, list[Value]] = {}


def _drawn(found: Scheme, name: str, chance: random.Random) -> bool | Fraction | str:
    if name.startswith("doc:"):
        return chance.random() < IN_HAND
    if name.startswith("target:"):
        unit = found.edition.targets[name.removeprefix("target:")].unit
        return unit.to_base(Fraction(chance.randrange(5, 60)))
    fact = name.partition("@")[0]
    if fact not in _POSSIBLE:
        _POSSIBLE[fact] = possible(found.edition.vocabulary.facts[fact])
    value = chance.choice(_POSSIBLE[fact])
    return value if not isinstance(value, bool) else chance.random() < YES


def told(found: Scheme, row: Exact) -> Row:
    """Return a case as the other engines read it."""
    return {
        short: float(value) if isinstance(value := row[name], Fraction) else value
        for short, name in found.names.items()
    }


def nodes(found: Scheme) -> int:
    """Return how many nodes the conditions of the edition have."""
    asked: list[Node] = [one.requires for one in found.edition.requirements.values()]
    return sum(1 for one in asked for _ in walk(one))
