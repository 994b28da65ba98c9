"""What a bulk evaluation found, counted: the part of it that fits on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

VERDICTS = ("conforming", "nonconforming", "undetermined", "not_applicable")


class Found(NamedTuple):
    """How many cases there are, how many reach each level, and every requirement's verdicts.

    `proven` and `reachable` are by level, 0 for none; the verdicts of a requirement add up to
    the number of cases.
    """

    cases: int
    proven: Mapping[int, int]
    reachable: Mapping[int, int]
    verdicts: Mapping[str, Mapping[str, int]]


def together(parts: list[Found]) -> Found:
    """Return what was found in several parts of the cases."""
    first = parts[0]
    return Found(
        sum(each.cases for each in parts),
        {level: sum(each.proven[level] for each in parts) for level in first.proven},
        {level: sum(each.reachable[level] for each in parts) for level in first.reachable},
        {
            code: {
                verdict: sum(each.verdicts[code][verdict] for each in parts) for verdict in VERDICTS
            }
            for code in first.verdicts
        },
    )
