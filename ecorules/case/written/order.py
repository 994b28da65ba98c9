"""The one order in which a case is written, whatever order it was read in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.case.model import Observation, OwnTarget

T = TypeVar("T")


def by_number(code: str) -> tuple[list[tuple[int, int, str]], str]:
    """Return what sorts codes as people do, 2.1.1 before 10.1.1.

    >>> sorted(["10.1.1", "2.1.1", "2.d1"], key=by_number)
    ['2.1.1', '2.d1', '10.1.1']
    """
    parts = re.split("([0-9]+)", code)
    marks = [(0, int(part), "") if place % 2 else (1, 0, part) for place, part in enumerate(parts)]
    return marks, code


def in_order(named: Mapping[str, T]) -> list[tuple[str, T]]:
    """Return what codes stand for in the order of the codes."""
    return sorted(named.items(), key=lambda each: by_number(each[0]))


def observations_in_order(made: Iterable[Observation]) -> list[Observation]:
    """Return observations by fact, year and then by all else that they say."""
    return sorted(made, key=_of_observation)


def periods_in_order(periods: Iterable[OwnTarget]) -> list[OwnTarget]:
    """Return the values of a target by the day from which they hold."""
    return sorted(periods, key=lambda each: (each.since, str(each.until), each.value, each.source))


def _of_observation(made: Observation) -> tuple[str, int, str, list[str], str]:
    return made.fact, made.fiscal_year, str(made.value), sorted(made.evidence), made.note or ""
