"""Actions as JSON values, and back: what a way and a year's plan have in common.

Amounts are exact fractions in base units, written as text.  Reading tells everything that names
nothing in the edition or the case, at its place.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, assert_never

from ecorules.diagnostics import Invalid
from ecorules.documents import read_document, validated
from ecorules.path.actions import (
    Action,
    Better,
    Bounds,
    Cell,
    Change,
    Complete,
    HandIn,
    Observe,
    Paper,
)
from ecorules.path.effort import Effort
from ecorules.path.made_for import stale
from ecorules.path.naming import examine
from ecorules.path.schema import (
    ActionsFile,
    AmountRecord,
    BetterRecord,
    ChangeRecord,
    ChoiceRecord,
    CompleteRecord,
    ObserveRecord,
    PaperRecord,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.case.model import Case, Value
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.model import Edition
    from ecorules.path.schema import ActionRecord, BoundsRecord, CellRecord, ValueRecord

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


class Planned(NamedTuple):
    """Hold actions that were read, the targets that they take for granted, and what to notice."""

    actions: tuple[Action, ...]
    assumed: dict[str, Fraction]
    notices: tuple[Diagnostic, ...] = ()


def action_record(action: Action) -> dict[str, Json]:
    """Return an action as plain JSON values; what is not there is left out."""
    return {**_what(action), **_effort(action.effort)}


def _what(action: Action) -> dict[str, Json]:
    match action:
        case HandIn(item, paper):
            return {"action": paper.value, "item": item}
        case Observe():
            return {"action": "observe", **_amounts(action)}
        case Change(before=before):
            return {"action": "change", **_amounts(action), "before": value_record(before)}
        case Complete(roster):
            return {"action": "complete", "roster": roster}
        case Better(roster, cells, nearest):
            members: list[Json] = [
                {"member": key, "cells": [_cell(each) for each in row]}
                for key, row in cells.items()
            ]
            return {
                "action": "better",
                "roster": roster,
                "members": members,
                "nearest": list(nearest),
            }
        case _:
            assert_never(action)


def _amounts(action: Observe | Change) -> dict[str, Json]:
    return {
        "fact": action.fact,
        "fiscal_year": action.fiscal_year,
        "value": value_record(action.value),
        "suffices": _bounds(action.suffices),
    }


def value_record(value: Value) -> Json:
    """Return a value so that a number, a yes and a word are never taken for each other."""
    match value:
        case bool():
            return value
        case Fraction():
            return {"amount": str(value)}
        case str():
            return {"choice": value}
        case _:
            assert_never(value)


def _bounds(bounds: Bounds) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for name, end, is_open in (
        ("low", bounds.low, bounds.low_is_open),
        ("high", bounds.high, bounds.high_is_open),
    ):
        if end is not None:
            found[name] = str(end)
            if is_open:
                found[f"{name}_is_open"] = True
    return found


def _cell(cell: Cell) -> dict[str, Json]:
    found: dict[str, Json] = {
        "fact": cell.fact,
        "fiscal_year": cell.fiscal_year,
        "value": value_record(cell.value),
    }
    if cell.before is not None:
        found["before"] = value_record(cell.before)
    if cell.suffices != Bounds():
        found["suffices"] = _bounds(cell.suffices)
    return found


def _effort(effort: Effort) -> dict[str, Json]:
    found: dict[str, Json] = {
        "effort": str(effort.effort),
        "lead_time": effort.lead_time,
        "default": effort.is_default,
    }
    if effort.changeable is not None:
        found["changeable"] = effort.changeable
    return found


def read_actions(path: Path, shown: str, edition: Edition, case: Case) -> Planned:
    """Return the actions in a JSON file of a way or a plan, or raise `Invalid` with all faults.

    Of a file with several ways the first is meant, which is the cheapest.
    """
    into: list[Diagnostic] = []
    document = read_document(path, shown, into)
    form = None if document is None else validated(ActionsFile, document, into)
    if document is None or form is None or into:
        raise Invalid(into)
    own = form.actions
    records = own if own is not None else [one for way in form.paths[:1] for one in way.actions]
    where = ("actions",) if own is not None else ("paths", 0, "actions")
    into.extend(examine(records, form.assumed, document, where, edition, case))
    if into:
        raise Invalid(into)
    assumed = {name: Fraction(value) for name, value in form.assumed.items()}
    notices = tuple(stale(form, document, edition, case))
    return Planned(tuple(map(action_of, records)), assumed, notices)


def action_of(record: ActionRecord) -> Action:
    """Return the action that a record tells of."""
    takes = Effort(
        Fraction(record.effort), record.lead_time, record.changeable, is_default=record.default
    )
    match record:
        case PaperRecord(action=paper, item=item):
            return HandIn(item, Paper(paper), takes)
        case ObserveRecord(fact=fact, fiscal_year=year):
            return Observe(fact, year, _value(record.value), _suffices(record.suffices), takes)
        case ChangeRecord(fact=fact, fiscal_year=year):
            before, value = _value(record.before), _value(record.value)
            return Change(fact, year, before, value, _suffices(record.suffices), takes)
        case CompleteRecord(roster=roster):
            return Complete(roster, takes)
        case BetterRecord(roster=roster, members=members, nearest=nearest):
            cells = {one.member: tuple(map(_cell_of, one.cells)) for one in members}
            return Better(roster, cells, tuple(nearest), tuple(record.requirements), takes)
        case _:
            assert_never(record)


def _value(record: ValueRecord) -> Value:
    match record:
        case AmountRecord(amount=amount):
            return Fraction(amount)
        case ChoiceRecord(choice=choice):
            return choice
        case _:
            return record


def _cell_of(record: CellRecord) -> Cell:
    before = None if record.before is None else _value(record.before)
    value, suffices = _value(record.value), _suffices(record.suffices)
    return Cell(record.fact, record.fiscal_year, before, value, suffices)


def _suffices(record: BoundsRecord) -> Bounds:
    low = None if record.low is None else Fraction(record.low)
    high = None if record.high is None else Fraction(record.high)
    return Bounds(low, high, record.low_is_open, record.high_is_open)
