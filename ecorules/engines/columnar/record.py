"""What a bulk evaluation found, as JSON: `ecorules.bulk/1`, with its published schema."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

if TYPE_CHECKING:
    from ecorules.edition.model import Edition
    from ecorules.engines.columnar.found import Found

FORMAT: Literal["ecorules.bulk/1"] = "ecorules.bulk/1"
_Number = Annotated[int, Field(ge=0)]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EditionMark(_Published):
    """The edition that was evaluated, and the SHA-256 of its meaning."""

    id: str
    digest: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    status: Literal["working", "adopted"]


class ByLevel(_Published):
    """How many cases have each level; 0 is none."""

    proven: dict[str, _Number]
    reachable: dict[str, _Number]


class Verdicts(_Published):
    """How many cases have each verdict; they add up to all of them."""

    conforming: _Number
    nonconforming: _Number
    undetermined: _Number
    not_applicable: _Number


class BulkRecord(_Published):
    """Many cases evaluated, as `ecorules bulk --format json` prints it."""

    format: Literal["ecorules.bulk/1"]
    engine: str
    edition: EditionMark
    cases: _Number
    levels: ByLevel
    requirements: dict[str, Verdicts]


def bulk_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.bulk/1`."""
    schema = BulkRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def written_bulk(edition: Edition, found: Found) -> str:
    """Return what was found as JSON text, keys sorted."""
    value: JsonValue = {
        "format": FORMAT,
        "engine": f"ecorules {version('ecorules')}",
        "edition": {"id": edition.id, "digest": edition.digest, "status": edition.status},
        "cases": found.cases,
        "levels": {
            "proven": {str(level): number for level, number in found.proven.items()},
            "reachable": {str(level): number for level, number in found.reachable.items()},
        },
        "requirements": {code: dict(verdicts) for code, verdicts in found.verdicts.items()},
    }
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
