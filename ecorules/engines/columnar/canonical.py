"""Facts and targets of a table as the columns that conditions are evaluated on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ecorules.engines.columnar.ends import common
from ecorules.engines.columnar.headers import ON, OfFact, OfRow, OfTarget
from ecorules.engines.columnar.tables import (
    SEVERAL,
    Asked,
    Cell,
    ChoiceCell,
    FlagCell,
    NumberCell,
    fact_column,
    gap_column,
    target_column,
)
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.reads import reads
from ecorules.language.subject import Lack
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.edition.model import Edition, Target
    from ecorules.engines.columnar.setting import Setting
    from ecorules.engines.columnar.survey import Column, Surveyed
    from ecorules.language.vocabulary import Fact


class Held(NamedTuple):
    """What stands where, and the columns to be made for it."""

    cells: dict[Asked, Cell]
    columns: dict[str, pl.Expr]


def asked_of(edition: Edition, roster: str | None) -> list[Asked]:
    """Return the facts of an area or of a roster's members that an edition asks for."""
    conditions = [
        condition
        for one in edition.requirements.values()
        for condition in (one.requires, one.applies)
    ]
    found = {cell for condition in conditions for cell in reads(condition)}
    facts = edition.vocabulary.facts
    return sorted(cell for cell in found if facts[cell[0]].roster == roster)


def facts_of(edition: Edition, roster: str | None, table: Surveyed, setting: Setting) -> Held:
    """Return the facts that are asked for, each with its column or with none."""
    held = Held({}, {})
    for name, years_back in asked_of(edition, roster):
        fact = edition.vocabulary.facts[name]
        one, low, high = (
            table.columns.get(OfFact(fact, years_back, side)) for side in ("", "low", "high")
        )
        column = fact_column(name, years_back)
        given = [each for each in (one, low, high) if each is not None]
        given = _alike(given)
        names = (column,) if len(given) < len(_ENDS) else tuple(f"{e}:{column}" for e in _ENDS)
        made = {each: of.read.value for each, of in zip(names, given, strict=False)}
        held.cells[name, years_back] = _cell(fact, column, given)
        held.columns.update(made)
        if setting.gives_reasons:
            held.columns[gap_column(column)] = _why(list(made.values()), given)
    return held


_ENDS = ("low", "high")


def _alike(given: list[Column]) -> list[Column]:
    """Return the columns of both ends of a number as whole numbers of the same scale."""
    if len(given) < len(_ENDS) or not isinstance(given[0].kind, NumberKind):
        return given
    scale = common(given[0].read.scale, given[1].read.scale)
    found = []
    for each in given:
        factor = (each.read.scale / scale).numerator
        read = each.read._replace(value=each.read.value * factor, scale=scale)
        found.append(each._replace(read=read, least=each.least * factor, most=each.most * factor))
    return found


def _cell(fact: Fact, name: str, given: list[Column]) -> Cell:
    match fact.kind:
        case NumberKind(extent=extent):
            return _number(extent, name, given)
        case FlagKind():
            return FlagCell(name if given else None)
        case ChoiceKind(values=values):
            several = any(each.has_several for each in given)
            return ChoiceCell(frozenset(values), name if given else None, several)


def _number(declared: Interval, name: str, given: list[Column]) -> NumberCell:
    if not given:
        return NumberCell(declared)
    names = (name, name) if len(given) == 1 else (f"low:{name}", f"high:{name}")
    least, most = min(each.least for each in given), max(each.most for each in given)
    return NumberCell(declared, *names, given[0].read.scale, least, most)


def _why(values: list[pl.Expr], given: list[Column]) -> pl.Expr:
    """Return why a fact is not settled, null where it is."""
    nothing, conflict = pl.lit(Lack.NO_OBSERVATION.value), pl.lit(Lack.CONFLICTING.value)
    if not values:
        return nothing
    conflicts = pl.lit(value=False)
    if len(values) > 1:
        conflicts = values[0] != values[1]
    if any(each.has_several for each in given):
        conflicts = values[0].str.contains(SEVERAL, literal=True)
    return pl.when(values[0].is_null()).then(nothing).when(conflicts).then(conflict)


def targets_of(
    edition: Edition, table: Surveyed, setting: Setting
) -> tuple[dict[str, NumberCell], dict[str, pl.Expr]]:
    """Return every target with its values: the edition's own for the day, or the area's."""
    cells: dict[str, NumberCell] = {}
    columns: dict[str, pl.Expr] = {}
    for name, target in edition.targets.items():
        own = table.columns.get(OfTarget(name))
        column = target_column(name)
        period = None if setting.on is None else target.on(setting.on)
        if OfRow(ON) in table.columns and target.periods:
            cells[name], columns[column] = _dated(target, own, table.columns[OfRow(ON)])
        elif period is not None:
            cells[name] = NumberCell(Interval.point(period.value))
        elif own is not None:
            cells[name] = NumberCell(ANYTHING, column, column, own.read.scale, own.least, own.most)
            columns[column] = own.read.value
        else:
            cells[name] = NumberCell(ANYTHING)
        if setting.gives_reasons:
            columns[gap_column(column)] = _open_target(columns.get(column), cells[name])
    return cells, columns


def _open_target(value: pl.Expr | None, cell: NumberCell) -> pl.Expr:
    missing = pl.lit(Lack.NO_TARGET.value)
    if value is None:
        return pl.lit(None, dtype=pl.String) if cell.declared.is_point else missing
    return pl.when(value.is_null()).then(missing)


def _dated(target: Target, own: Column | None, on: Column) -> tuple[NumberCell, pl.Expr]:
    """Return the target of each row's own day; the edition's binds where it has one."""
    scale = Fraction(1) if own is None else own.read.scale
    for period in target.periods:
        scale = common(scale, period.value) if period.value else scale
    day, nothing = on.read.value, pl.lit(None, dtype=pl.Int64)
    factor = 1 if own is None else (own.read.scale / scale).numerator
    found = nothing if own is None else own.read.value * factor
    bounds = [] if own is None else [own.least * factor, own.most * factor]
    for period in target.periods:
        value = (period.value / scale).numerator
        in_force = day >= period.since
        if period.until is not None:
            in_force &= day <= period.until
        found = pl.when(in_force).then(pl.lit(value, dtype=pl.Int64)).otherwise(found)
        bounds.append(value)
    name = target_column(target.name)
    return NumberCell(ANYTHING, name, name, scale, min(bounds), max(bounds)), found


def days_needed(edition: Edition) -> Iterable[str]:
    """Return the targets whose value depends on the day of the audit."""
    return [name for name, target in edition.targets.items() if target.periods]
