"""Which measures cannot be below zero, by what the vocabulary declares of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.language.syntax import Constant, Count, FactValue, Measure, Sum, Total

if TYPE_CHECKING:
    from ecorules.language.vocabulary import Vocabulary


def is_never_negative(node: Measure, vocabulary: Vocabulary) -> bool:
    """Return whether a measure cannot be below zero by what the vocabulary declares."""
    match node:
        case FactValue(fact) | Total(fact=fact):
            extent = getattr(vocabulary.facts[fact].kind, "extent", None)
            return extent is not None and extent.low is not None and extent.low >= 0
        case Constant(value):
            return value >= 0
        case Count():
            return True
        case Sum(terms):
            return all(is_never_negative(term, vocabulary) for term in terms)
        case _:
            return False
