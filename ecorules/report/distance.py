"""How far a comparison is from its threshold, in the measure's own terms.

Only where both sides are known: of an open comparison nobody can say how far it is.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.language.syntax import Compare, Count, Relation, Share
from ecorules.language.trace import Measured
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.language.trace import Judged, Trace


def distance(trace: Trace) -> Text | None:
    """Return how far a settled comparison is from turning, or nothing where that is open.

    For a share and a count it is said in members; they are whole, so the last one counts.
    """
    node = trace.node
    if not isinstance(node, Compare):
        return None
    measured, bound = trace.parts
    value, limit = _point(measured), _point(bound)
    if value is None or limit is None or node.relation is not Relation.AT_LEAST:
        return None
    match node.measure:
        case Share():
            return _of_share(trace, measured, limit)
        case Count():
            return _of_members(trace.truth, value - ceil(limit))
        case _:
            return None


def _point(judged: Judged) -> Fraction | None:
    if not isinstance(judged, Measured) or judged.extent.interval is None:
        return None
    interval = judged.extent.interval
    return interval.low if interval.is_point else None


def _of_share(trace: Trace, measured: Judged, limit: Fraction) -> Text | None:
    """Return the members to spare or lacking, of those that are counted."""
    counted = met = 0
    for group in measured.groups:
        if group.that is not None and (group.where is None or group.where.truth is Truth.TRUE):
            counted += len(group.members)
            met += len(group.members) if group.that.truth is Truth.TRUE else 0
    return _of_members(trace.truth, met - ceil(limit * counted))


def _of_members(truth: Truth, spare: Fraction | int) -> Text | None:
    number = abs(floor(spare))
    if truth is Truth.TRUE:
        return Text(f"{number} to spare", f"เกินเกณฑ์อยู่ {number} ราย")
    return Text(f"{number} more needed", f"ขาดอีก {number} ราย")
