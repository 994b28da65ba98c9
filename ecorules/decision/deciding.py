"""The record of a decision: what was proposed, what was decided, by whom and in which office.

`ecorules.decision/1` names everybody who signs, each with a public key, so that a signature can
be added later, on another machine, without a change of what is signed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ecorules.audit.record import Json

FORMAT: Final = "ecorules.decision/1"


class Signer(NamedTuple):
    """Who decides, in which office, and with which public key."""

    person: str
    office: str
    key: str
    key_name: str


class Ruling(NamedTuple):
    """What was decided: the level, none being 0, the day, why if it differs, and who signs."""

    level: int
    on: date
    because: str | None
    signers: tuple[Signer, ...]


def decision(proposed: Mapping[str, Json], ruling: Ruling) -> dict[str, Json]:
    """Return the record of a decision on a recommendation, as plain JSON values."""
    return {
        "format": FORMAT,
        "recommendation": dict(proposed),
        "decided": decided(proposed, ruling),
    }


def decided(proposed: Mapping[str, Json], ruling: Ruling) -> dict[str, Json]:
    """Return what was decided, and what follows of it from the recommendation."""
    offer = _mapping(proposed["proposed"])
    named = _mapping(_mapping(proposed["people"])["named"])
    offices = _mapping(proposed["offices"])
    return {
        "level": ruling.level,
        "name": _name_of(proposed, ruling.level),
        "on": ruling.on.isoformat(),
        "trial": offer["trial"],
        "differs": ruling.level != offer["level"],
        "because": ruling.because,
        "unmet": unmet(proposed, ruling.level),
        "by": [
            {
                "person": each.person,
                "name": named.get(each.person),
                "office": each.office,
                "title": offices.get(each.office),
                "key": each.key,
                "keyid": each.key_name,
            }
            for each in ruling.signers
        ],
    }


def unmet(proposed: Mapping[str, Json], level: int) -> list[Json]:
    """Return the requirements that are not met up to a level, if it is above what is proposed."""
    offer = _mapping(proposed["proposed"])["level"]
    if isinstance(offer, int) and level <= offer:
        return []
    return [
        found["requirement"]
        for found in map(_mapping, _list(_mapping(proposed["audit"])["findings"]))
        if found["met"] != "true" and _number(found["level"]) <= level
    ]


def _name_of(proposed: Mapping[str, Json], level: int) -> Json:
    names = {_number(each["number"]): each["name"] for each in _rungs(proposed)}
    return names.get(level) if level else None


def _rungs(proposed: Mapping[str, Json]) -> Iterable[Mapping[str, Json]]:
    return map(_mapping, _list(_mapping(proposed["audit"])["levels"]))


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _number(value: Json) -> int:
    return value if isinstance(value, int) else 0
