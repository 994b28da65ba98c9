"""Where a condition gets its answers from: what must be asked again when something changes.

A source is what is told once: a fact in one fiscal year, a document, a target, a roster, or
whether another requirement is met.  Where no year and no name is given, all are meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ecorules.language.syntax import (
    Conforms,
    Count,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Share,
    Some,
    TargetValue,
    Total,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.language.syntax import Node


@dataclass(frozen=True, slots=True)
class FactSource:
    """A fact in a fiscal year, of the area or of its members."""

    fact: str
    fiscal_year: int | None


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """A document of the register."""

    item: str | None


@dataclass(frozen=True, slots=True)
class TargetSource:
    """The value of a target."""

    target: str


@dataclass(frozen=True, slots=True)
class RosterSource:
    """Who is on a roster, and whether that is everybody."""

    roster: str


@dataclass(frozen=True, slots=True)
class RequirementSource:
    """Whether another requirement is met."""

    requirement: str


Source: TypeAlias = FactSource | DocumentSource | TargetSource | RosterSource | RequirementSource


def sources(node: Node, fiscal_year: int) -> frozenset[Source]:
    """Return everything that a condition asks in the audit of a fiscal year."""
    return frozenset(each for below in walk(node) for each in _asked(below, fiscal_year))


def _asked(node: Node, fiscal_year: int) -> Iterator[Source]:
    match node:
        case FactValue() | Holds() | IsOneOf():
            yield from _fact(node.fact, fiscal_year - node.years_back)
        case Total():
            yield RosterSource(node.roster)
            yield from _fact(node.fact, fiscal_year - node.years_back)
        case Count() | Share() | Every() | Some():
            yield RosterSource(node.roster)
        case InHand(item):
            yield from (DocumentSource(item), DocumentSource(None))
        case TargetValue(target):
            yield TargetSource(target)
        case Conforms(requirement):
            yield RequirementSource(requirement)
        case _:
            return


def _fact(name: str, fiscal_year: int) -> Iterator[Source]:
    yield from (FactSource(name, fiscal_year), FactSource(name, None))
