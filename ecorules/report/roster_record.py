"""The profile of a roster for other programs: models of `ecorules.roster/1`, and its JSON text.

Within one format number keys are only added, never renamed and never given another meaning.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from ecorules.audit.schema import Exact, Number, TruthName
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.audit.rostered import Part, Tallied
    from ecorules.case.profile import Pair, Profiled
    from ecorules.language.trace import Unresolved
    from ecorules.report.roster_check import RosterCheck, Settled

FORMAT = "ecorules.roster/1"


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FarOutRecord(_Published):
    """A value far from the others, in base units, and who has it."""

    key: str
    line: Number
    value: Exact


class ColumnRecord(_Published):
    """One column of facts: how many rows it fills, how many of them wrongly, what is far out."""

    header: str
    fact: str
    fiscal_year: int
    filled: Number
    wrong: Number
    far_out: list[FarOutRecord]


class PairRecord(_Published):
    """Two rows that may be one member, by their numbers or by their names."""

    keys: list[str] = Field(min_length=2, max_length=2)
    lines: list[Number] = Field(min_length=2, max_length=2)
    alike: Literal["key", "name"]


class MissingRecord(_Published):
    """Something that is missing, for how many members if for any."""

    reason: str
    item: str
    fiscal_year: int | None
    members: Number


class PartRecord(_Published):
    """A part of a condition that tallies the roster, and what it still lacks where."""

    standing: Literal["settled", "open-elsewhere", "open-in-the-list"]
    truth: TruthName
    in_the_list: list[MissingRecord]
    elsewhere: list[MissingRecord]


class TalliedRecord(_Published):
    """A requirement that tallies the roster, and how far the roster settles that."""

    requirement: str
    standing: Literal["settled", "open-elsewhere", "open-in-the-list"]
    parts: list[PartRecord]


class SettledRecord(_Published):
    """What the roster settles under one edition; `case` is where all else was taken from."""

    edition: str
    case: str | None
    requirements: list[TalliedRecord]


class RosterRecord(_Published):
    """The profile of a roster."""

    format: Literal["ecorules.roster/1"]
    file: str
    roster: str
    fiscal_year: int
    rows: Number
    members: Number
    titled: Number
    columns: list[ColumnRecord]
    not_read: list[str]
    without_key: list[Number]
    perhaps_twice: list[PairRecord]
    settled: list[SettledRecord]


def roster_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema that the record of a roster holds to."""
    schema = RosterRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def written_roster(found: RosterCheck) -> str:
    """Return the record of a roster as JSON text, keys sorted."""
    record = _record(found).model_dump(mode="json")
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _record(found: RosterCheck) -> RosterRecord:
    profile = found.profile
    return RosterRecord(
        format="ecorules.roster/1",
        file=profile.shown,
        roster=found.roster.name,
        fiscal_year=profile.fiscal_year,
        rows=profile.rows,
        members=len(profile.members),
        titled=profile.titled,
        columns=[_column(each) for each in profile.columns],
        not_read=list(profile.not_read),
        without_key=list(profile.without_key),
        perhaps_twice=[_pair(each) for each in profile.pairs],
        settled=[_settled(each) for each in found.settled],
    )


def _column(column: Profiled) -> ColumnRecord:
    return ColumnRecord(
        header=column.header,
        fact=column.fact.name,
        fiscal_year=column.fiscal_year,
        filled=column.filled,
        wrong=column.wrong,
        far_out=[
            FarOutRecord(key=each.key, line=each.line, value=str(each.value))
            for each in column.far_out
        ],
    )


def _pair(pair: Pair) -> PairRecord:
    alike: Literal["key", "name"] = "name" if pair.by_name else "key"
    return PairRecord(keys=list(pair.keys), lines=list(pair.lines), alike=alike)


def _settled(settled: Settled) -> SettledRecord:
    return SettledRecord(
        edition=settled.edition.id,
        case=settled.case,
        requirements=[_tallied(each) for each in settled.tallied],
    )


def _tallied(each: Tallied) -> TalliedRecord:
    return TalliedRecord(
        requirement=each.requirement.code,
        standing=each.standing.value,
        parts=[_part(part) for part in each.parts],
    )


_TRUTHS: dict[Truth, TruthName] = {
    Truth.TRUE: "true",
    Truth.FALSE: "false",
    Truth.UNKNOWN: "unknown",
}


def _part(part: Part) -> PartRecord:
    return PartRecord(
        standing=part.standing.value,
        truth=_TRUTHS[part.trace.truth],
        in_the_list=_missing(part.in_the_list),
        elsewhere=_missing(part.elsewhere),
    )


def _missing(missing: Iterable[Unresolved]) -> list[MissingRecord]:
    return [
        MissingRecord(
            reason=each.gap.lack.value,
            item=each.gap.item,
            fiscal_year=each.gap.fiscal_year,
            members=len(each.members),
        )
        for each in missing
    ]
