"""The columns that a table of cases and a roster may have, told to other programs.

`ecorules bulk --layout` prints it for an edition; the form is published as a JSON Schema.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from ecorules.language.reads import reads
from ecorules.language.syntax import InHand, TargetValue, walk
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.syntax import Node
    from ecorules.language.vocabulary import Kind

FORMAT: Literal["ecorules.bulk-layout/1"] = "ecorules.bulk-layout/1"
_STATES = ("planned", "submitted", "accepted", "rejected", "expired", "true", "false")


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BothLanguages(_Published):
    """A text in English and in Thai."""

    en: str
    th: str


class Column(_Published):
    """One column: what it is called, what its cells hold, and which requirements ask for it.

    An empty cell is what is not known.  `unit` is the unit of its numbers; `least` and `most`
    are exact, in that unit.
    """

    name: str
    type: Literal["text", "number", "flag", "choice", "state", "day"]
    label: BothLanguages
    required: bool = False
    unit: str | None = None
    least: str | None = None
    most: str | None = None
    whole: bool = False
    values: list[str] = []
    requirements: list[str] = []


class RosterTable(_Published):
    """A roster: a table of its own, one row a member."""

    roster: str
    columns: list[Column]


class Layout(_Published):
    """All columns of the table of cases and of each roster, for one edition."""

    format: Literal["ecorules.bulk-layout/1"]
    edition: str
    digest: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    cases: list[Column]
    rosters: list[RosterTable]


def layout_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.bulk-layout/1`."""
    schema = Layout.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def written_layout(edition: Edition) -> str:
    """Return the layout for an edition as JSON text, keys sorted."""
    value = layout_of(edition).model_dump(mode="json", exclude_defaults=True)
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def layout_of(edition: Edition) -> Layout:
    """Return the columns that an edition asks for."""
    rosters = [
        RosterTable(roster=name, columns=[*_of_members(edition, name), *_facts(edition, name)])
        for name in edition.vocabulary.rosters
    ]
    cases = [*_of_rows(edition), *_documents(edition), *_targets(edition), *_facts(edition, None)]
    return Layout(
        format=FORMAT, edition=edition.id, digest=edition.digest, cases=cases, rosters=rosters
    )


def _both(text: Text) -> BothLanguages:
    return BothLanguages(en=text.en, th=text.th)


def _said(en: str, th: str) -> BothLanguages:
    return BothLanguages(en=en, th=th)


def _of_rows(edition: Edition) -> Iterator[Column]:
    yield Column(name="case", type="text", label=_said("id of the case", "รหัสกรณี"), required=True)
    yield Column(
        name="round",
        type="choice",
        label=_said("kind of round", "ประเภทรอบการตรวจ"),
        values=["pre-audit", "certification"],
    )
    yield Column(
        name="register",
        type="choice",
        label=_said("state of the register of evidence", "สถานะทะเบียนหลักฐาน"),
        values=["open", "closed"],
    )
    yield Column(name="on", type="day", label=_said("day of the audit", "วันที่ตรวจ"))
    for name, roster in edition.vocabulary.rosters.items():
        label = _said(f"the list of {roster.label.en} is complete", f"บัญชี{roster.label.th}ครบถ้วน")
        yield Column(name=f"complete:{name}", type="flag", label=label)
        label = _said(f"the list of {roster.label.en} counts", f"บัญชี{roster.label.th}ใช้เป็นหลักฐานได้")
        yield Column(name=f"counts:{name}", type="flag", label=label)


def _of_members(edition: Edition, name: str) -> Iterator[Column]:
    roster = edition.vocabulary.rosters[name]
    yield Column(name="case", type="text", label=_said("id of the case", "รหัสกรณี"), required=True)
    label = _said(f"number of the {roster.member.en}", f"เลขทะเบียนของ{roster.member.th}")
    yield Column(name=roster.key, type="text", label=label, required=True)


def _documents(edition: Edition) -> Iterator[Column]:
    asked = _asked_by(edition, InHand)
    for one in edition.requirements.values():
        for item in one.evidence:
            yield Column(
                name=f"doc:{item.code}",
                type="state",
                label=_both(item.title),
                values=list(_STATES),
                requirements=asked.get(item.code, []),
            )


def _targets(edition: Edition) -> Iterator[Column]:
    asked = _asked_by(edition, TargetValue)
    for name, target in edition.targets.items():
        kind = NumberKind(target.unit, target.extent)
        yield _column(f"target:{name}", target.label, kind, asked.get(name, []))


def _facts(edition: Edition, roster: str | None) -> Iterator[Column]:
    asked: dict[tuple[str, int], list[str]] = {}
    for code, one in edition.requirements.items():
        for cell in sorted({cell for each in _conditions(one) for cell in reads(each)}):
            asked.setdefault(cell, []).append(code)
    for (name, years_back), codes in sorted(asked.items()):
        fact = edition.vocabulary.facts[name]
        if fact.roster == roster:
            header = f"{name}@-{years_back}" if years_back else name
            yield _column(header, fact.label, fact.kind, codes)


def _column(name: str, label: Text, kind: Kind, codes: list[str]) -> Column:
    match kind:
        case NumberKind(unit=unit, extent=extent, whole=whole):
            least, most = (
                None if end is None else str(unit.from_base(end))
                for end in (extent.low, extent.high)
            )
            return Column(
                name=name,
                type="number",
                label=_both(label),
                unit=unit.symbol,
                least=least,
                most=most,
                whole=whole,
                requirements=codes,
            )
        case FlagKind():
            return Column(name=name, type="flag", label=_both(label), requirements=codes)
        case ChoiceKind(values=values):
            return Column(
                name=name,
                type="choice",
                label=_both(label),
                values=list(values),
                requirements=codes,
            )


def _asked_by(edition: Edition, kind: type[InHand | TargetValue]) -> dict[str, list[str]]:
    """Return the requirements that ask for each document or each target."""
    found: dict[str, list[str]] = {}
    for code, one in edition.requirements.items():
        for name in sorted({_named(node) for node in _nodes(one) if isinstance(node, kind)}):
            found.setdefault(name, []).append(code)
    return found


def _named(node: Node) -> str:
    match node:
        case InHand(item):
            return item
        case TargetValue(target):
            return target
        case _:
            return ""


def _nodes(one: Requirement) -> Iterator[Node]:
    for condition in _conditions(one):
        yield from walk(condition)


def _conditions(one: Requirement) -> list[Node]:
    return [each for each in (one.requires, one.applies) if each is not None]
