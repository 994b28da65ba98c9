"""A sweep for other programs: models of `ecorules.sweep/1`, its JSON text, and rows as CSV.

Ends are exact: in JSON as fractions of base units, in CSV as numerator and denominator in the
unit of the target, which no spreadsheet takes for a day.
"""

from __future__ import annotations

import csv
import json
from importlib.metadata import version
from io import StringIO
from typing import TYPE_CHECKING, Final, Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from ecorules.audit.schema import Exact, LevelNumber, Marked, Number
from ecorules.diagnostics import render

if TYPE_CHECKING:
    from ecorules.report.sweep.words import Told
    from ecorules.revision.sweep.model import Counts, Row, Stretch, Swept

FORMAT: Final = "ecorules.sweep/1"


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TargetRecord(_Published):
    """A target that is swept, from where to where, and the unit in which it is said."""

    target: str
    unit: str
    low: Exact
    high: Exact


class StretchRecord(_Published):
    """All values between two ends; one that is left out belongs to the next stretch."""

    target: str
    low: Exact
    high: Exact
    includes_low: bool
    includes_high: bool


class CountsRecord(_Published):
    """How many cases stand exactly at each level, by its number; 0 is none."""

    proven: dict[str, Number]
    reachable: dict[str, Number]


class RowRecord(CountsRecord):
    """A stretch of each target within which nothing changes, and the counts there."""

    where: list[StretchRecord]


class WantedRecord(_Published):
    """What was asked for, and the stretches in which it is so."""

    level: LevelNumber
    at_least: Number
    of: Literal["proven", "reachable"]
    where: list[list[StretchRecord]]


class LeftOutRecord(_Published):
    """A folder whose case is not counted, and why."""

    folder: str
    en: str
    th: str


class SweepRecord(_Published):
    """A sweep, as `ecorules sweep --format json` prints it.

    While it is swept a target is set by the edition for every area.  `now` counts the cases with
    the targets as they stand.  `unasked` counts the cases that had no chance to hand in a document,
    because nobody had asked for it.
    """

    format: Literal["ecorules.sweep/1"]
    engine: str
    edition: Marked
    targets: list[TargetRecord]
    cases: Number
    synthetic: Number
    replayed: Number
    other_years: Number
    unasked: Number
    moved: list[str]
    rows: list[RowRecord]
    now: CountsRecord
    wanted: WantedRecord | None
    left_out: list[LeftOutRecord]


def sweep_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.sweep/1`."""
    schema = SweepRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def written_sweep(told: Told) -> str:
    """Return a sweep as JSON text, keys sorted, ending in a line feed."""
    value = _record(told).model_dump(mode="json")
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _record(told: Told) -> SweepRecord:
    swept = told.swept
    return SweepRecord(
        format=FORMAT,
        engine=f"ecorules {version('ecorules')}",
        edition=Marked(id=swept.edition.id, digest=swept.edition.digest),
        targets=[
            TargetRecord(
                target=axis.target.name,
                unit=axis.target.unit.symbol,
                low=str(axis.low),
                high=str(axis.high),
            )
            for axis in swept.axes
        ],
        cases=swept.cases,
        synthetic=swept.synthetic,
        replayed=told.surveyed.replayed,
        other_years=told.surveyed.other_years,
        unasked=len(told.surveyed.unasked),
        moved=list(swept.moved),
        rows=[
            RowRecord(where=_where(swept, row), **_counts(swept, row.counts)) for row in swept.rows
        ],
        now=CountsRecord(**_counts(swept, swept.now)),
        wanted=_wanted(told),
        left_out=[_left_out(told, number) for number in range(len(told.left_out))],
    )


def _where(swept: Swept, row: Row) -> list[StretchRecord]:
    pairs = zip(swept.axes, row.where, strict=True)
    return [_stretch(axis.target.name, where) for axis, where in pairs]


def _stretch(target: str, where: Stretch) -> StretchRecord:
    return StretchRecord(
        target=target,
        low=str(where.low),
        high=str(where.high),
        includes_low=not where.low_is_open,
        includes_high=not where.high_is_open,
    )


def _counts(swept: Swept, counts: Counts) -> dict[str, dict[str, int]]:
    levels = [str(level) for level in swept.levels]
    return {
        "proven": dict(zip(levels, counts.proven, strict=True)),
        "reachable": dict(zip(levels, counts.reachable, strict=True)),
    }


def _wanted(told: Told) -> WantedRecord | None:
    wanted = told.wanted
    if wanted is None:
        return None
    return WantedRecord(
        level=wanted.level,
        at_least=wanted.number,
        of="reachable" if wanted.reachable else "proven",
        where=[_where(told.swept, row) for row in told.found],
    )


def _left_out(told: Told, number: int) -> LeftOutRecord:
    each = told.left_out[number]
    said = {
        lang: "\n".join(
            [reason.said(lang) for reason in each.reasons]
            + [render(each.problems, lang, colour=False).strip()] * bool(each.problems)
        )
        for lang in ("en", "th")
    }
    return LeftOutRecord(folder=each.shown, **said)


def sweep_csv(told: Told) -> str:
    """Return the rows of a sweep as CSV: the ends of each target, and the counts by level."""
    swept, text = told.swept, StringIO()
    table = csv.writer(text, lineterminator="\n")
    head = []
    for axis in swept.axes:
        name = f"{axis.target.name} [{axis.target.unit.symbol}]"
        for end in ("low", "high"):
            head += [f"{name} {end}{part}" for part in (" numerator", " denominator", " included")]
    for kind in ("proven", "reachable"):
        head += [f"{kind} {level}" for level in swept.levels]
    table.writerow([*head, "cases", "synthetic"])
    for row in swept.rows:
        numbers = [*row.counts.proven, *row.counts.reachable, swept.cases, swept.synthetic]
        table.writerow([*_ends(swept, row), *numbers])
    return text.getvalue()


def _ends(swept: Swept, row: Row) -> list[int | str]:
    found: list[int | str] = []
    for axis, where in zip(swept.axes, row.where, strict=True):
        for end, is_open in ((where.low, where.low_is_open), (where.high, where.high_is_open)):
            own = axis.target.unit.from_base(end)
            found += [own.numerator, own.denominator, "no" if is_open else "yes"]
    return found
