"""What changed between two editions as JSON, `ecorules.diff/1`: the published form, its writing."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from ecorules.report.difference_words import told

if TYPE_CHECKING:
    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition
    from ecorules.report.difference import Differing
    from ecorules.revision.difference import Change

FORMAT = "ecorules.diff/1"
KindName: TypeAlias = Literal[
    "requirement-added",
    "requirement-dropped",
    "requirement-moved",
    "condition",
    "applicability",
    "target",
    "target-added",
    "target-dropped",
    "evidence-added",
    "evidence-dropped",
    "owner",
    "title",
    "dimension",
    "provenance",
    "level-added",
    "level-dropped",
    "level-rule",
    "level-stands-on",
    "level-incomplete",
    "fact",
    "fact-added",
    "fact-dropped",
]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BothLanguages(_Published):
    """One text in both languages."""

    en: str
    th: str


class EditionRecord(_Published):
    """One of the two editions; `extends` and `because` are a draft's."""

    id: str
    title: BothLanguages
    digest: str
    extends: Annotated[str | None, Field(description="the edition that a draft is laid over")]
    because: BothLanguages | None
    in_force_from: Annotated[str | None, Field(description="the first day, of the common era")]


class ChangeRecord(_Published):
    """One change; `path` leads to it from the edition down, and no two have the same.

    `before` and `after` say the smallest clause around it, nothing where there was or is none.
    `strictness` is what the structure of the condition shows, and no proof.
    """

    kind: KindName
    requirement: str | None
    level: int | None
    path: list[str]
    label: BothLanguages
    strictness: Literal["stricter", "looser", "other"] | None
    moves_verdicts: Annotated[bool, Field(description="false of what no audit can tell")]
    before: BothLanguages | None
    after: BothLanguages | None
    because: Annotated[BothLanguages | None, Field(description="the reason that a draft gives")]


class LineRecord(_Published):
    """One line of the crosswalk between the two editions."""

    before: list[str]
    after: list[str]


class DiffRecord(_Published):
    """What changed between two editions, as `ecorules diff --format json` prints it."""

    format: Literal["ecorules.diff/1"]
    engine: str
    old: EditionRecord
    new: EditionRecord
    moving: Annotated[int, Field(description="how many changes can move a verdict")]
    changes: list[ChangeRecord]
    crosswalk: list[LineRecord] | None


def diff_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.diff/1`."""
    schema = DiffRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def written_difference(found: Differing) -> str:
    """Return what changed as JSON text, keys sorted."""
    way = found.crosswalk
    record: dict[str, JsonValue] = {
        "format": FORMAT,
        "engine": f"ecorules {version('ecorules')}",
        "old": _edition(found.old),
        "new": _edition(found.new),
        "moving": sum(change.moves_verdicts for change in found.changes),
        "changes": [_change(found, change) for change in found.shown],
        "crosswalk": None
        if way is None
        else [{"before": list(line.before), "after": list(line.after)} for line in way.lines],
    }
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _edition(edition: Edition) -> JsonValue:
    overlay = edition.overlay
    because = None if overlay is None else overlay.because.get(("edition", edition.id))
    return {
        "id": edition.id,
        "title": _text(edition.title),
        "digest": edition.digest,
        "extends": None if overlay is None else overlay.base.id,
        "because": _text(because),
        "in_force_from": None if edition.since is None else edition.since.isoformat(),
    }


def _change(found: Differing, change: Change) -> JsonValue:
    said = told(change, found.old, found.new)
    return {
        "kind": change.kind.value,
        "requirement": change.requirement,
        "level": found.level_of(change),
        "path": [str(step) for step in change.where.path],
        "label": _text(said.label),
        "strictness": None if change.strictness is None else change.strictness.value,
        "moves_verdicts": change.moves_verdicts,
        "before": _text(said.before),
        "after": _text(said.after),
        "because": _text(change.note),
    }


def _text(text: Text | None) -> JsonValue:
    return None if text is None else {"en": text.en, "th": text.th}
