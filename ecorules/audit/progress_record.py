"""The state of the evidence as JSON: stable, versioned, the same bytes on any machine."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeAlias

from ecorules.audit.progress import counts
from ecorules.case.model import Evidence, EvidenceState
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date

    from ecorules.audit.progress import Asked, Progress

FORMAT = "ecorules.evidence/1"

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


def written_progress(found: Progress, owner: str | None = None) -> str:
    """Return the state of the evidence as JSON text, of everybody or of one owner."""
    value = _record(found, owner)
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _record(found: Progress, owner: str | None) -> Json:
    case, edition = found.case, found.edition
    asked = found.asked if owner is None else found.of_owner(owner)
    owners = found.owners if owner is None else (owner,)
    return {
        "format": FORMAT,
        "engine": f"ecorules {version('ecorules')}",
        "edition": {"id": edition.id, "digest": edition.digest, "status": edition.status},
        "case": {"id": case.id, "synthetic": case.is_synthetic},
        "round": case.round.kind.value,
        "register": "closed" if case.register.is_closed else "open",
        "on": found.on.isoformat(),
        "audit_on": case.round.on.isoformat(),
        "days_left": found.days_left,
        "owner": owner,
        "total": _tally(asked),
        "owners": {
            one: {"name": _text(_name(found, one)), **_tally(found.of_owner(one))} for one in owners
        },
        "own": _tally(tuple(each for each in asked if each.requirement is None)),
        "items": [_item(each) for each in asked],
    }


def _name(found: Progress, owner: str) -> Text:
    named = found.case.agencies.get(owner, found.edition.vocabulary.owners.get(owner))
    return Text(owner, owner) if named is None else named


def _tally(asked: tuple[Asked, ...]) -> dict[str, Json]:
    return {
        "asked": len(asked),
        "counts": {stage.value: number for stage, number in counts(asked).items()},
        "ends_soon": sum(each.ends_soon for each in asked),
    }


def _item(asked: Asked) -> Json:
    requirement = asked.requirement
    evidence = asked.evidence or Evidence(asked.code, EvidenceState.PLANNED)
    return {
        "item": asked.code,
        "title": _text(asked.title),
        "requirement": None if requirement is None else requirement.code,
        "level": None if requirement is None else requirement.level,
        "owners": list(asked.owners),
        "stage": asked.stage.value,
        "ends_soon": asked.ends_soon,
        "files": [
            {"file": path, "sha256": digest, "size": size, "media_type": kind}
            for path, digest, size, kind in evidence.files
        ],
        "submitted": _day(evidence.submitted),
        "valid_from": _day(evidence.valid_from),
        "valid_until": _day(evidence.valid_until),
        "because": evidence.because,
    }


def _text(text: Text) -> dict[str, Json]:
    return {"en": text.en, "th": text.th}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
