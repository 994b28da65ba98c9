"""From the forms authors write to the core nodes: one function for each form.

Names are left as they are; whether they name anything is judged by the type check, which
sees the core.  Only what the core cannot hold is refused here: a figure without a unit, an
evidence item the requirement does not list, a comparison with nothing or with two things.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, assert_never

from ecorules.diagnostics import Text
from ecorules.edition.comparing import asked_of, unclear
from ecorules.edition.schema import conditions as surface
from ecorules.edition.scope import Abandoned
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Conforms,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    IfNone,
    IsOneOf,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.edition.page import Path
    from ecorules.edition.scope import Scope
    from ecorules.language.quantity import Unit
    from ecorules.language.syntax import Condition, Measure


def desugared(form: surface.Condition, path: Path, scope: Scope) -> Condition:  # noqa: C901 - one case a form
    """Return the core condition that a form stands for; what is wrong is reported."""
    match form:
        case surface.AllOfForm(all_of=forms):
            parts = _each(forms, (*path, "all_of"), scope)
            return AllOf(parts, span=scope.span(path))
        case surface.AnyOfForm(any_of=forms):
            parts = _each(forms, (*path, "any_of"), scope)
            return AnyOf(parts, span=scope.span(path))
        case surface.NotForm(not_=negated):
            return Not(desugared(negated, (*path, "not"), scope), span=scope.span(path))
        case surface.DocumentsForm():
            return _documents(form, path, scope)
        case surface.DocumentForm(document=item):
            return scope.in_hand(item, (*path, "document"))
        case surface.ConformsForm(conforms=code):
            return Conforms(code, span=scope.span(path))
        case surface.FactForm():
            return _fact(form, path, scope)
        case surface.EveryForm(every=body):
            return Every(*_tally(body, (*path, "every"), scope), span=scope.span(path))
        case surface.SomeForm(some=body):
            return Some(*_tally(body, (*path, "some"), scope), span=scope.span(path))
        case surface.TrendForm(trend=body):
            return _trend(body, path, scope)
        case _:
            try:
                return _comparison(form, path, scope)
            except Abandoned:
                return AllOf((), span=scope.span(path))


def _each(forms: Sequence[surface.Condition], path: Path, scope: Scope) -> tuple[Condition, ...]:
    return tuple(desugared(form, (*path, place), scope) for place, form in enumerate(forms))


def _all_of(conditions: Sequence[Condition], path: Path, scope: Scope) -> Condition:
    """Return one condition as it is, and several as a demand for all of them."""
    if len(conditions) == 1:
        return conditions[0]
    return AllOf(tuple(conditions), span=scope.span(path))


def _documents(form: surface.DocumentsForm, path: Path, scope: Scope) -> Condition:
    at = (*path, "documents")
    if form.documents == "all":
        if not scope.items:
            message = Text(
                "this requirement lists no evidence, so there are no documents to demand",
                "ข้อกำหนดนี้ไม่มีรายการหลักฐาน จึงไม่มีเอกสารให้เรียก",
            )
            remedy = Text("list the documents under `evidence`", "ระบุเอกสารไว้ใต้ `evidence`")
            scope.page.report("no-evidence", message, at, remedy)
        return _all_of([scope.in_hand(item, at) for item in scope.items], path, scope)
    items = [scope.in_hand(item, (*at, place)) for place, item in enumerate(form.documents)]
    return _all_of(items, path, scope)


def _fact(form: surface.FactForm, path: Path, scope: Scope) -> Condition:
    asked = asked_of(form)
    if len(asked) > 1:
        return unclear(asked, path, scope)
    values = form.is_one_of if form.is_ is None else [form.is_]
    if values is not None:
        return IsOneOf(form.fact, frozenset(values), form.years_back, span=scope.span(path))
    if not asked:
        return Holds(form.fact, form.years_back, span=scope.span(path))
    measure = FactValue(form.fact, form.years_back, span=scope.span((*path, "fact")))
    return _compared(measure, form, path, scope)


def _tally(
    body: surface.ShareBody, path: Path, scope: Scope
) -> tuple[str, Condition, Condition | None]:
    """Return the roster, what is demanded of its members, and of which of them."""
    that = desugared(body.that, (*path, "that"), scope)
    return body.of, that, _where(body.where, path, scope)


def _where(form: surface.Condition | None, path: Path, scope: Scope) -> Condition | None:
    return None if form is None else desugared(form, (*path, "where"), scope)


def _trend(body: surface.TrendBody, path: Path, scope: Scope) -> Condition:
    """Return the demand that each year stands to the one before it as the direction says."""
    at = (*path, "trend", "fact")
    values = [FactValue(body.fact, back, span=scope.span(at)) for back in range(body.years)]
    relation = _STEP[body.direction]
    steps = [
        Compare(later, relation, earlier, span=scope.span(path))
        for later, earlier in pairwise(values)
    ]
    return _all_of(steps, path, scope)


_STEP = {
    "rising": Relation.MORE_THAN,
    "falling": Relation.LESS_THAN,
    "not_falling": Relation.AT_LEAST,
    "not_rising": Relation.AT_MOST,
}
_Comparison: TypeAlias = (
    surface.ShareForm
    | surface.CountForm
    | surface.TotalForm
    | surface.RatioForm
    | surface.MeasureForm
)


def _comparison(form: _Comparison, path: Path, scope: Scope) -> Condition:
    match form:
        case surface.ShareForm(share=share):
            at = (*path, "share")
            return _compared(_share(share, at, scope), share, at, scope)
        case surface.CountForm(count=count):
            at = (*path, "count")
            return _compared(_count(count, at, scope), count, at, scope)
        case surface.TotalForm(total=total):
            at = (*path, "total")
            return _compared(_total(total, at, scope), total, at, scope)
        case surface.RatioForm(ratio=ratio):
            at = (*path, "ratio")
            return _compared(_ratio(ratio, at, scope), ratio, at, scope)
        case surface.MeasureForm(measure=measure):
            return _compared(measured(measure, (*path, "measure"), scope), form, path, scope)
        case _:
            assert_never(form)


def _compared(measure: Measure, form: surface.Compared, path: Path, scope: Scope) -> Condition:
    """Return the comparison that a form asks for; of two bounds both have to hold."""
    # What stands below the name of a form is shown with its name.
    place = path if isinstance(form, surface.FactForm | surface.MeasureForm) else path[:-1]
    asked = asked_of(form)
    if len(asked) != 1:
        return unclear(asked, place, scope)
    if_none = None
    if isinstance(form, surface.Answering) and form.if_none is not None:
        if_none = IfNone(form.if_none)
    bounds = _bounds(asked[0], form, scope.unit(measure), path, scope)
    span = scope.span(place)
    return _all_of(
        [Compare(measure, relation, bound, if_none, span=span) for relation, bound in bounds],
        place,
        scope,
    )


def _bounds(
    key: str, form: surface.Compared, beside: Unit | None, path: Path, scope: Scope
) -> list[tuple[Relation, Measure]]:
    """Return what is asked of a measure: one bound, or a lower and an upper one."""
    asked: list[tuple[Relation, surface.Measure, Path]]
    if form.between is not None:
        low, high = form.between
        asked = [
            (Relation.AT_LEAST, low, (*path, key, 0)),
            (Relation.AT_MOST, high, (*path, key, 1)),
        ]
    else:
        asked = [(Relation(key), getattr(form, key), (*path, key))]
    bounds = []
    for relation, bound, at in asked:
        with suppress(Abandoned):
            bounds.append((relation, measured(bound, at, scope, beside)))
    return bounds


def measured(  # noqa: C901 - one case a form
    form: surface.Measure, path: Path, scope: Scope, beside: Unit | None = None
) -> Measure:
    """Return the core measure that a form stands for; a bare figure has the unit beside it."""
    match form:
        case str():
            return scope.figure(form, beside, path)
        case surface.TargetMeasure(target=target):
            return TargetValue(target, span=scope.span(path))
        case surface.FactMeasure():
            return FactValue(form.fact, form.years_back, span=scope.span(path))
        case surface.TotalMeasure(total=total):
            return _total(total, (*path, "total"), scope)
        case surface.CountMeasure(count=count):
            return _count(count, (*path, "count"), scope)
        case surface.ShareMeasure(share=share):
            return _share(share, (*path, "share"), scope)
        case surface.RatioMeasure(ratio=ratio):
            return _ratio(ratio, (*path, "ratio"), scope)
        case surface.SumMeasure(sum=terms):
            parts = _terms(terms, (*path, "sum"), scope, beside)
            return Sum(tuple(parts), span=scope.span(path))
        case surface.DifferenceMeasure(difference=terms):
            left, right = _terms(terms, (*path, "difference"), scope, beside)
            return Difference(left, right, span=scope.span(path))
        case _:
            assert_never(form)


def _share(body: surface.ShareBody, path: Path, scope: Scope) -> Share:
    return Share(*_tally(body, path, scope), span=scope.span(path[:-1]))


def _count(body: surface.CountBody, path: Path, scope: Scope) -> Count:
    """Return a count; to be counted is to satisfy both `where` and `that`."""
    asked = [
        desugared(form, (*path, key), scope)
        for key, form in (("where", body.where), ("that", body.that))
        if form is not None
    ]
    that = _all_of(asked, path, scope) if asked else None
    return Count(body.of, that, span=scope.span(path[:-1]))


def _total(body: surface.TotalBody, path: Path, scope: Scope) -> Total:
    where = _where(body.where, path, scope)
    return Total(body.of, body.fact, where, body.years_back, span=scope.span(path[:-1]))


def _ratio(body: surface.RatioBody, path: Path, scope: Scope) -> Ratio:
    part = measured(body.part, (*path, "part"), scope)
    whole = measured(body.whole, (*path, "whole"), scope)
    return Ratio(part, whole, span=scope.span(path[:-1]))


def _terms(
    forms: Sequence[surface.Measure], path: Path, scope: Scope, beside: Unit | None
) -> list[Measure]:
    """Return the terms of a sum; a bare figure among them has the unit of the others."""
    found = {
        place: measured(form, (*path, place), scope)
        for place, form in enumerate(forms)
        if not isinstance(form, str)
    }
    units = (scope.unit(term) for term in found.values())
    shared = next((unit for unit in units if unit is not None), beside)
    for place, form in enumerate(forms):
        if isinstance(form, str):
            found[place] = scope.figure(form, shared, (*path, place))
    return [found[place] for place in range(len(forms))]
