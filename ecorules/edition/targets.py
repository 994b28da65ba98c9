"""Targets from their file: a unit, a range, and values that follow each other in time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.documents import Unreadable
from ecorules.documents.days import day_said
from ecorules.edition.codes import in_order
from ecorules.edition.literals import amount_of
from ecorules.edition.model import SetBy, Target, TargetPeriod
from ecorules.edition.origins import cited, provenance_of
from ecorules.edition.vocabulary import (
    OWNER,
    declared_amount,
    declared_extent,
    declared_unit,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from fractions import Fraction

    from ecorules.edition.page import Page, Path
    from ecorules.edition.schema.edition import TargetForm, TargetsFile, TargetValueForm
    from ecorules.language.interval import Interval
    from ecorules.language.quantity import Unit


def targets_of(form: TargetsFile, owners: Collection[str] | None, page: Page) -> dict[str, Target]:
    """Return the targets by name, each with its values in the order of their days."""
    if form.owner is not None and owners is not None and form.owner not in owners:
        page.report_unknown(OWNER, form.owner, owners, ("owner",))
    return {
        name: replace(
            _target(name, form.targets[name], page.under(target_clause(name))), owner=form.owner
        )
        for name in in_order(form.targets)
    }


def target_clause(name: str) -> Text:
    """Return how a target is named where a problem is reported."""
    return Text(f"target {name}", f"ค่าเป้าหมาย {name}")


def _target(name: str, form: TargetForm, page: Page) -> Target:
    path = ("targets", name)
    unit = declared_unit(form.unit, (*path, "unit"), page)
    low = declared_amount(form.minimum, unit, (*path, "minimum"), page)
    high = declared_amount(form.maximum, unit, (*path, "maximum"), page)
    extent = declared_extent(low, high, path, page)
    periods: list[tuple[Path, TargetPeriod]] = []
    for place, each in enumerate(form.values):
        at = (*path, "values", place)
        period = _period(each, at, unit, page)
        if period is not None:
            periods.append((at, period))
    return Target(
        name=name,
        label=form.label.text,
        unit=unit,
        set_by=SetBy(form.set_by),
        periods=_in_time(periods, extent, page),
        provenance=provenance_of(form.provenance, (*path, "provenance"), page),
        extent=extent,
        span=page.document.key_span(path),
    )


def _period(form: TargetValueForm, path: Path, unit: Unit, page: Page) -> TargetPeriod | None:
    origin = provenance_of(form.provenance, (*path, "provenance"), page)
    if form.until is not None and form.until < form.from_:
        message = Text(
            f"the value ends on {form.until}, before it begins on {form.from_}",
            f"ค่านี้สิ้นสุดวันที่ {_thai(form.until)} ก่อนวันเริ่มใช้ {_thai(form.from_)}",
        )
        page.report("empty-period", message, (*path, "until"))
    value = _value(form.value, unit, (*path, "value"), page)
    if value is None:
        return None
    how = "" if origin.how is None else origin.how.en
    return TargetPeriod(value, form.from_, form.until, cited(origin) or how, page.span(path))


def _value(text: str, unit: Unit, path: Path, page: Page) -> Fraction | None:
    try:
        return amount_of(text, unit)
    except Unreadable as unreadable:
        page.report_unreadable(unreadable, path)
        return None


def _in_time(
    periods: list[tuple[Path, TargetPeriod]], extent: Interval, page: Page
) -> tuple[TargetPeriod, ...]:
    """Return the periods in the order of their days, each in range and none over another."""
    periods.sort(key=lambda each: each[1].since)
    for path, period in periods:
        if period.value not in extent:
            message = Text(
                "the value is not between the minimum and the maximum",
                "ค่านี้ไม่อยู่ระหว่างค่าต่ำสุดกับค่าสูงสุด",
            )
            page.report("value-out-of-range", message, (*path, "value"))
    for (_, earlier), (path, later) in pairwise(periods):
        if earlier.until is None or earlier.until >= later.since:
            page.report("overlapping-targets", _overlap(earlier, later), (*path, "from"), _END_IT)
    return tuple(period for _, period in periods)


def _overlap(earlier: TargetPeriod, later: TargetPeriod) -> Text:
    begins, began = _thai(later.since), _thai(earlier.since)
    if earlier.until is None:
        return Text(
            f"this value begins on {later.since}, and the one from {earlier.since} has no end",
            f"ค่านี้เริ่มวันที่ {begins} แต่ค่าที่เริ่มวันที่ {began} ยังไม่มีวันสิ้นสุด",
        )
    return Text(
        f"this value begins on {later.since}, before the one from {earlier.since} ends"
        f" on {earlier.until}",
        f"ค่านี้เริ่มวันที่ {begins} ก่อนที่ค่าซึ่งเริ่มวันที่ {began} จะสิ้นสุดในวันที่ {_thai(earlier.until)}",
    )


def _thai(day: date) -> str:
    return day_said(day, "th")


_END_IT = Text(
    "end the earlier value with `until`, the last day on which it holds",
    "ใส่ `until` เป็นวันสุดท้ายที่ใช้ค่าก่อนหน้า",
)
