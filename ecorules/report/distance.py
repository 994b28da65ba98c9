"""How far a settled tally is from its threshold, in members: they are whole, so the last counts.

Members of whom something is open may settle nothing any more and still be worth a hint: then
it is said how far it is at least.  Of an open comparison nobody can say how far it is.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from ecorules.diagnostics import Text
from ecorules.language.syntax import Compare, Count, Relation, Share
from ecorules.language.trace import Measured
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from ecorules.language.interval import Interval
    from ecorules.language.trace import Judged, Trace


class _Spare(NamedTuple):
    """The members beyond what is needed, at least and at most; fewer than none are lacking."""

    least: int
    most: int | None


def distance(trace: Trace) -> Text | None:
    """Return how many members a settled comparison has to spare or lacks, where that is known."""
    node = trace.node
    if not isinstance(node, Compare) or node.relation is not Relation.AT_LEAST:
        return None
    measured, bound = trace.parts
    found, limit = _interval(measured), _interval(bound)
    if found is None or limit is None or limit.low is None or not limit.is_point:
        return None
    spare: _Spare | None
    match node.measure:
        case Share():
            spare = _of_share(measured, limit.low)
        case Count():
            spare = _of_count(found, limit.low)
        case _:
            return None
    return None if spare is None else _said(trace.truth, spare)


def _interval(judged: Judged) -> Interval | None:
    return judged.extent.interval if isinstance(judged, Measured) else None


def _of_count(found: Interval, limit: Fraction) -> _Spare:
    needed = ceil(limit)
    most = None if found.high is None else int(found.high) - needed
    return _Spare(ceil(found.low or 0) - needed, most)


def _of_share(measured: Judged, limit: Fraction) -> _Spare | None:
    """Return it for a share whose whole is known: who counts, and that nobody is unlisted."""
    counted = met = still_open = 0
    for group in measured.groups:
        counts = group.counts
        if counts is Truth.FALSE:
            continue
        if counts is Truth.UNKNOWN or group.that is None:
            return None
        number = len(group.members)
        counted += number
        met += number if group.that.truth is Truth.TRUE else 0
        still_open += number if group.that.truth is Truth.UNKNOWN else 0
    if measured.beyond is not None or not counted:
        return None
    least = met - ceil(limit * counted)
    return _Spare(least, least + still_open)


def _said(truth: Truth, spare: _Spare) -> Text | None:
    is_exact = spare.least == spare.most
    at_least = Text("", "") if is_exact else Text("at least ", "อย่างน้อย ")
    match truth:
        case Truth.TRUE if spare.least == 0 and is_exact:
            return Text("just enough", "ครบตามเกณฑ์พอดี")
        case Truth.TRUE if spare.least == 0:
            return Text("enough already", "ครบตามเกณฑ์แล้ว")
        case Truth.TRUE:
            number = spare.least
            return Text(
                f"{at_least.en}{number} to spare", f"สูงกว่าเกณฑ์{at_least.th or ' '}{number} ราย"
            )
        case Truth.FALSE if spare.most is not None:
            number = -spare.most
            return Text(
                f"{at_least.en}{number} more needed", f"ขาดอีก{at_least.th or ' '}{number} ราย"
            )
        case _:
            return None
