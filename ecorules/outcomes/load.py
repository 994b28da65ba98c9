"""From `outcomes.yaml` to records, or to everything that is wrong with it, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Invalid, Text, refuse_errors
from ecorules.documents import read_document, validated
from ecorules.edition.origins import provenance_of, sources_of
from ecorules.edition.page import Page
from ecorules.outcomes.model import (
    Band,
    Goal,
    Indicator,
    Outcome,
    RealArea,
    Records,
    RoundCount,
    Total,
    clause_of,
    first_day,
)
from ecorules.outcomes.schema import OutcomesFile
from ecorules.outcomes.sums import refuse_contradictions

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.outcomes.schema import GoalForm, IndicatorForm, OutcomeForm, RealAreaForm

FILE: Final = "outcomes.yaml"


def load_outcomes(folder: Path, shown: str | None = None) -> Records:
    """Return the outcome records in a folder, or raise `Invalid` with all that is wrong.

    `shown` is how the folder is called in messages, if not by its path.
    """
    into: list[Diagnostic] = []
    name = folder.as_posix() if shown is None else shown
    document = read_document(folder / FILE, f"{name}/{FILE}", into)
    form = None if document is None else validated(OutcomesFile, document, into)
    if document is None or form is None:
        raise Invalid(into)
    page = Page(document, into)
    records = _records(form, page)
    refuse_contradictions(records, page)
    refuse_errors(into)
    return records


def _records(form: OutcomesFile, page: Page) -> Records:
    sources = sources_of(form.sources, page)
    citing = Page(page.document, page.into, sources=sources)
    areas = {id_: _area(id_, each, citing) for id_, each in sorted(form.areas.items())}
    totals = tuple(
        Total(
            each.on,
            each.areas,
            dict(sorted(each.levels.items())),
            provenance_of(each.provenance, ("totals", place, "provenance"), citing),
        )
        for place, each in enumerate(form.totals)
    )
    rounds = tuple(
        RoundCount(
            each.fiscal_year,
            each.areas,
            each.raise_,
            each.keep,
            provenance_of(each.provenance, ("rounds", place, "provenance"), citing),
        )
        for place, each in enumerate(form.rounds)
    )
    indicators = tuple(
        _indicator(each, ("indicators", place), citing)
        for place, each in enumerate(form.indicators)
    )
    return Records(form.edition, sources, areas, totals, rounds, indicators)


def _indicator(form: IndicatorForm, path: tuple[str | int, ...], page: Page) -> Indicator:
    return Indicator(
        form.fiscal_year,
        form.on,
        form.name.text,
        None if form.unit is None else form.unit.text,
        {band: _goal(form.goals[band.value]) for band in Band if band.value in form.goals},
        form.value,
        dict(sorted((form.counts or {}).items())),
        Band(form.published) if form.published not in {None, "none"} else None,
        form.published == "none",
        provenance_of(form.provenance, (*path, "provenance"), page.under(form.name.text)),
        None if form.account is None else form.account.text,
    )


def _goal(form: GoalForm) -> Goal:
    levels = None if form.levels is None else dict(sorted(form.levels.items()))
    return Goal(form.at_least, levels, tuple(each.text for each in form.also))


def _area(id_: str, form: RealAreaForm, page: Page) -> RealArea:
    path = ("areas", id_)
    province, name = form.province.text, None if form.name is None else form.name.text
    under = page.under(clause_of(province, name))
    outcomes = [
        _outcome(each, (*path, "outcomes", place), under)
        for place, each in enumerate(form.outcomes)
    ]
    return RealArea(
        id_,
        province,
        name,
        provenance_of(form.provenance, (*path, "provenance"), under),
        tuple(each for each in outcomes if each is not None),
    )


def _outcome(form: OutcomeForm, path: tuple[str | int, ...], page: Page) -> Outcome | None:
    origin = provenance_of(form.provenance, (*path, "provenance"), page)
    if form.fiscal_year is None and form.by is None:
        page.report("undated-outcome", _UNDATED, (*path, "level"), _DATE_IT)
        return None
    if form.fiscal_year is not None and form.by is not None:
        first = first_day(form.fiscal_year)
        if form.by < first:
            message = Text(
                f"on {form.by} fiscal year {form.fiscal_year} had not begun; "
                f"its first day is {first}",
                f"วันที่ {form.by} ยังไม่ถึงปีงบประมาณ {form.fiscal_year} ซึ่งเริ่มวันที่ {first}",
            )
            page.report("day-before-year", message, (*path, "by"))
            return None
    return Outcome(form.level, form.fiscal_year, form.by, origin)


_UNDATED: Final = Text(
    "it is not said when the level was given",
    "ไม่ได้ระบุว่าได้รับระดับนี้เมื่อใด",
)
_DATE_IT: Final = Text(
    "add `fiscal_year`, or in `by` a day on which it had certainly been given",
    "เพิ่ม `fiscal_year` หรือระบุวันที่ซึ่งได้รับระดับแล้วอย่างแน่นอนใน `by`",
)
