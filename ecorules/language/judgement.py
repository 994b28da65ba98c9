"""Judgements said: a condition or a measure together with what was found of it.

What counts in an audit is the figure and how it came about, so a comparison says what was
measured, of how many, and what was asked; connectives say only how many of their parts
hold, because each part has a sentence of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Text
from ecorules.language import wording as say
from ecorules.language.amount import possible
from ecorules.language.declared import range_of, unit_if_known
from ecorules.language.gaps import gap_said, lack_said, members_counted
from ecorules.language.idiom import Documents, idiom
from ecorules.language.quantity import PLAIN
from ecorules.language.statement import condition_said, measure_said, none_answered
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Count,
    Every,
    InHand,
    Ratio,
    Relation,
    Some,
    Total,
)
from ecorules.language.trace import Judged, Measured, Trace, matters, unresolved
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.language.naming import Names
    from ecorules.language.quantity import Unit
    from ecorules.language.trace import GroupTrace

_FOUND: Final = Text("{measure} {found}{basis}", "{measure} {found}{basis}")
_IS: Final = Text("is {values}", "มีค่า{values}")
_IS_IF_ANY: Final = Text("is {values}, if there is any", "มีค่า{values} หากมี")
_IS_UNKNOWN: Final = Text("is not known", "ยังไม่ทราบค่า")
_IS_NOTHING: Final = Text("has no value", "ไม่มีค่าให้วัด")
_KNOWN: Final = Text("{bound} ({values})", "{bound} ({values})")
_NO_VALUE: Final = Text("no value", "ไม่มีค่า")
_NOT_KNOWN: Final = Text("not known", "ยังไม่ทราบค่า")

_ASKED: Final = Text("{found}; asked: {asked}", "{found} เกณฑ์คือ{asked}")
_RELATIONS: Final = {
    Relation.AT_LEAST: Text("at least {bound}", "ไม่น้อยกว่า{bound}"),
    Relation.AT_MOST: Text("at most {bound}", "ไม่เกิน{bound}"),
    Relation.MORE_THAN: Text("more than {bound}", "มากกว่า{bound}"),
    Relation.LESS_THAN: Text("less than {bound}", "น้อยกว่า{bound}"),
    Relation.EQUALS: Text("exactly {bound}", "เท่ากับ{bound}"),
}

_CONCLUDED: Final = Text("{said}: {truth}", "{said}: {truth}")
_BECAUSE: Final = Text("{said} — {reasons}", "{said} — {reasons}")
_WITH_BASIS: Final = Text("{said}{basis}", "{said}{basis}")
_UNREAD: Final = Text("{number} {members} unread", "ขาดข้อมูล {number} {members}")
_MORE_REASONS: Final = Text("{number} more", "และอีก {number} รายการ")

_OUT_OF: Final = Text(" ({met} of {counted}{open}{beyond})", " ({met} จาก {counted}{open}{beyond})")
_OVER: Final = Text(" ({counted} counted{open}{beyond})", " (รวม {counted} ราย{open}{beyond})")
_DIVIDED: Final = Text(" ({part} over {whole})", " ({part} ต่อ {whole})")
_OPEN: Final = Text(", {number} open", " ยังไม่ทราบ {number}")
_BEYOND: Final = Text(", and there may be more", " และอาจมีมากกว่านี้")

_ALL_DOCUMENTS: Final = Text("all {number} documents are in hand", "มีหลักฐานครบ {number} รายการ")
_ALL_PARTS: Final = Text("all of {number} conditions", "ครบทั้ง {number} เงื่อนไข")
_ANY_PART: Final = Text("at least one of {number} conditions", "อย่างน้อยหนึ่งใน {number} เงื่อนไข")
_PARTS: Final = {
    Truth.TRUE: Text("{number} true", "เข้าเงื่อนไข {number}"),
    Truth.FALSE: Text("{number} false", "ไม่เข้าเงื่อนไข {number}"),
    Truth.UNKNOWN: Text("{number} not settled", "ยังไม่ทราบ {number}"),
}
_SHOWN_REASONS: Final = 3


def judged_said(judged: Judged, names: Names) -> str:
    """Return what was found of a condition or a measure."""
    if isinstance(judged, Measured):
        return _measured(judged, _unit(judged, None, names), names)
    node = judged.node
    if isinstance(node, AllOf | AnyOf) and len(node.conditions) > 1:
        return _connected(judged, node, names)
    if isinstance(node, AllOf | AnyOf) and judged.parts:
        return judged_said(judged.parts[0], names)
    said = _compared(judged, node, names) if isinstance(node, Compare) else _stated(judged, names)
    return _because(judged, said, names)


def _measured(judged: Measured, unit: Unit, names: Names) -> str:
    measure = measure_said(judged.node, names)
    if isinstance(judged.node, Constant):
        return measure
    return names.said(
        _FOUND,
        measure=measure,
        found=_found(judged, unit, names),
        basis=_basis(judged, names),
    )


def _found(judged: Measured, unit: Unit, names: Names) -> str:
    interval = judged.extent.interval
    if interval is None:
        return names.said(_IS_NOTHING)
    if _is_unknown(judged, names):
        return names.said(_IS_UNKNOWN)
    phrase = _IS if judged.extent.is_defined else _IS_IF_ANY
    return names.said(phrase, values=possible(interval, unit, names.lang))


def _is_unknown(judged: Measured, names: Names) -> bool:
    """Return whether nothing more is known of a measure than what the vocabulary declares."""
    interval = judged.extent.interval
    if interval is None or interval.is_point:
        return False
    return interval.covers(range_of(judged.node, names.vocabulary))


def _unit(judged: Measured, beside: Measured | None, names: Names) -> Unit:
    """Return the unit to say a measure in: its own, or that of what it stands beside."""
    own = unit_if_known(judged.node, names.vocabulary, names.words.units)
    if own is not None or beside is None:
        return own or PLAIN
    return _unit(beside, None, names)


def _compared(trace: Trace, node: Compare, names: Names) -> str:
    measure, bound = (part for part in trace.parts if isinstance(part, Measured))
    asked = names.said(_RELATIONS[node.relation], bound=_bound(bound, measure, names))
    if not (measure.extent.is_defined and bound.extent.is_defined):
        asked = none_answered(asked, node, names)
    found = _measured(measure, _unit(measure, bound, names), names)
    said = names.said(_ASKED, found=found, asked=asked)
    return _concluded(said, trace, say.AS_ASKED, names)


def _bound(bound: Measured, measure: Measured, names: Names) -> str:
    said = measure_said(bound.node, names)
    if isinstance(bound.node, Constant):
        return said
    values = _values(bound, _unit(bound, measure, names), names)
    return names.said(_KNOWN, bound=said, values=values)


def _values(judged: Measured, unit: Unit, names: Names) -> str:
    interval = judged.extent.interval
    if interval is None:
        return names.said(_NO_VALUE)
    if _is_unknown(judged, names):
        return names.said(_NOT_KNOWN)
    return possible(interval, unit, names.lang)


def _stated(trace: Trace, names: Names) -> str:
    if isinstance(trace.node, InHand):
        said = names.said(say.THE_DOCUMENT, title=names.document(trace.node.item))
        return _concluded(said, trace, say.THERE, names)
    said = names.said(
        _WITH_BASIS, said=condition_said(trace.node, names), basis=_basis(trace, names)
    )
    words = say.AS_ASKED if isinstance(trace.node, Every | Some) else say.TRUTHS
    return _concluded(said, trace, words, names)


def _concluded(said: str, trace: Trace, words: Mapping[Truth, Text], names: Names) -> str:
    return names.said(_CONCLUDED, said=said, truth=words[trace.truth].said(names.lang))


def _because(trace: Trace, said: str, names: Names) -> str:
    """Add what keeps a condition open, unless the figures already show how much does."""
    if trace.truth is not Truth.UNKNOWN:
        return said
    missing = unresolved(trace)
    is_named = isinstance(trace.node, InHand)
    reasons = [
        lack_said(each.gap, names) if is_named else gap_said(each, names)
        for each in missing
        if not each.members
    ]
    affected = [each for each in missing if each.members]
    if affected and not _shows_open(trace):
        number = len({member for each in affected for member in each.members})
        members = members_counted(affected[0].gap, number, names)
        reasons.insert(0, names.said(_UNREAD, number=str(number), members=members))
    if len(reasons) > _SHOWN_REASONS:
        more = names.said(_MORE_REASONS, number=str(len(reasons) - _SHOWN_REASONS))
        reasons[_SHOWN_REASONS:] = [more]
    return names.said(_BECAUSE, said=said, reasons="; ".join(reasons)) if reasons else said


def _shows_open(trace: Trace) -> bool:
    of_figures = isinstance(trace.node, Compare) and any(part.groups for part in trace.parts)
    return of_figures or bool(trace.groups)


def _connected(trace: Trace, node: AllOf | AnyOf, names: Names) -> str:
    """Say how many of several conditions hold; each has a sentence of its own."""
    truths = [part.truth for part in trace.parts if isinstance(part, Trace)]
    known = idiom(node)
    if known is not None and not isinstance(known, Documents):
        said = condition_said(node, names)
    else:
        phrase = _ALL_PARTS if isinstance(node, AllOf) else _ANY_PART
        phrase = phrase if known is None else _ALL_DOCUMENTS
        said = names.said(phrase, number=str(len(node.conditions)))
    said = _concluded(said, trace, say.ALL_TOLD, names)
    counts = [
        names.said(phrase, number=str(truths.count(truth)))
        for truth, phrase in _PARTS.items()
        if truth in truths
    ]
    return f"{said} ({', '.join(counts)})"


class _Tally(NamedTuple):
    """Count the members that satisfy a condition, of those not left out, and the open ones."""

    met: int
    counted: int
    still_open: int


def _tally(judged: Judged) -> _Tally:
    met = counted = still_open = 0
    for group in judged.groups:
        where = group.counts
        if where is Truth.FALSE:
            continue
        number = len(group.members)
        counted += number
        own, open_matters = _own_truth(group), matters(judged.node, group)
        # Who may not be counted and would satisfy *every* anyway is no open question.
        settled = where & own if open_matters else own
        met += number if settled is Truth.TRUE else 0
        still_open += number if open_matters and Truth.UNKNOWN in {where, own} else 0
    return _Tally(met, counted, still_open)


def _own_truth(group: GroupTrace) -> Truth:
    """Return whether a member satisfies what is asked; one that is summed is open or not."""
    if group.value is not None:
        return Truth.TRUE if group.value.extent.is_settled else Truth.UNKNOWN
    return Truth.TRUE if group.that is None else group.that.truth


def _basis(judged: Judged, names: Names) -> str:
    """Return what a figure was made from, in brackets; nothing where it is read as it is."""
    if isinstance(judged.node, Ratio):
        if all(_is_unknown(each, names) for each in judged.parts):
            return ""
        part, whole = (_values(each, _unit(each, None, names), names) for each in judged.parts)
        return names.said(_DIVIDED, part=part, whole=whole)
    is_read_as_it_is = isinstance(judged.node, Count) and judged.node.that is None
    if is_read_as_it_is or not (judged.groups or judged.beyond):
        return ""
    tally = _tally(judged)
    phrase = _OVER if isinstance(judged.node, Total) else _OUT_OF
    return names.said(
        phrase,
        met=str(tally.met),
        counted=str(tally.counted),
        open=names.said(_OPEN, number=str(tally.still_open)) if tally.still_open else "",
        beyond="" if judged.beyond is None else names.said(_BEYOND),
    )
