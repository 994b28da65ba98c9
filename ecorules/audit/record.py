"""The audit as JSON: stable, versioned, the same bytes on any machine.

The published JSON Schema is made from the models in `ecorules.audit.schema`.  Amounts are
exact fractions in base units, written as text, so that no reader rounds them unawares.
"""

from __future__ import annotations

import json
from dataclasses import fields
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeAlias

from ecorules.audit.outstanding import by_owner, outstanding, titles
from ecorules.case.canonical import digest
from ecorules.language.quantity import Unit
from ecorules.language.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.audit.outstanding import Outstanding
    from ecorules.diagnostics import Text
    from ecorules.language.interval import Interval
    from ecorules.language.subject import Gap
    from ecorules.language.syntax import Node
    from ecorules.language.trace import GroupTrace, Judged, Unresolved
    from ecorules.levels import Rung

FORMAT = "ecorules.audit/1"

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


def written_record(
    audit: Audit, owner: str | None = None, further: Mapping[str, Json] | None = None
) -> str:
    """Return the audit as JSON text: keys sorted, ending in a line feed.

    `further` are the keys of `ecorules.audit.further` that were asked for.
    """
    return _written({**record(audit, owner), **(further or {})})


def written_finding(found: Finding) -> str:
    """Return one finding as JSON text, as it stands in the record of its audit."""
    return _written(_finding(found))


def _written(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def record(audit: Audit, owner: str | None = None) -> dict[str, Json]:
    """Return the audit as plain JSON values, of the format `ecorules.audit/1`.

    For one `owner` only what is asked of it is told as outstanding; nothing else is left out.
    """
    owed = by_owner(outstanding(audit))
    if owner is not None:
        owed = {owner: owed.get(owner, ())}
    called = titles(audit)
    return {
        **({} if owner is None else {"owner": owner}),
        "format": FORMAT,
        "engine": f"ecorules {_version()}",
        "edition": {
            "id": audit.edition.id,
            "digest": audit.edition.digest,
            "status": audit.edition.status,
        },
        "case": {
            "id": audit.case.id,
            # A case that was changed in memory gets its digest when it leaves.
            "digest": audit.case.digest or digest(audit.case),
            "synthetic": audit.case.is_synthetic,
        },
        "round": audit.kind.value,
        "purpose": audit.case.round.purpose.value,
        "aim": audit.case.round.aim,
        "on": audit.on.isoformat(),
        "level": {"proven": audit.conclusion.proven, "reachable": audit.conclusion.reachable},
        "levels": [_rung(rung) for rung in audit.conclusion.rungs],
        "counts": {verdict.value: number for verdict, number in audit.counts.items()},
        "provenance": {status.value: number for status, number in audit.provenance.items()},
        "findings": [_finding(found) for found in audit.findings.values()],
        "outstanding": {
            one: [_outstanding(item, called) for item in items] for one, items in owed.items()
        },
        "owners": {one: _owner(audit, one, items) for one, items in owed.items()},
    }


def _outstanding(item: Outstanding, called: Mapping[str, Text]) -> Json:
    found: dict[str, Json] = {"requirement": item.requirement, **_reason(item.reason)}
    title = called.get(item.reason.gap.item)
    if title is not None:
        found["title"] = _text(title)
    return found


def _owner(audit: Audit, owner: str, items: Sequence[Outstanding]) -> Json:
    aim = audit.case.round.aim
    named = audit.case.agencies.get(owner, audit.edition.vocabulary.owners.get(owner))
    return {
        "name": None if named is None else _text(named),
        "outstanding": len(items),
        "up_to_aim": sum(aim is None or item.level <= aim for item in items),
    }


@lru_cache(maxsize=1)
def _version() -> str:
    return version("ecorules")


def _rung(rung: Rung) -> Json:
    return {
        "number": rung.level.number,
        "name": _text(rung.level.name),
        "state": rung.state.value,
        "open": list(rung.open),
        "blocking": list(rung.blocking),
        "below": list(rung.below),
        "requirements": len(rung.requirements),
        "incomplete": None if rung.level.incomplete is None else _text(rung.level.incomplete),
    }


def _finding(found: Finding) -> Json:
    requirement = found.requirement
    return {
        "requirement": requirement.code,
        "title": _text(requirement.title),
        "level": requirement.level,
        "verdict": found.verdict.value,
        "met": found.met.value,
        "reasons": [_reason(reason) for reason in found.reasons],
        "causes": list(found.causes),
        "provenance": requirement.provenance.status.value,
        "reading": requirement.reading.status.value,
        "applies": None if found.applies is None else _judged(found.applies),
        "trace": _judged(found.requires),
    }


def _text(text: Text) -> dict[str, Json]:
    return {"en": text.en, "th": text.th}


def _gap(gap: Gap) -> dict[str, Json]:
    found: dict[str, Json] = {"code": gap.lack.value, "item": gap.item}
    if gap.fiscal_year is not None:
        found["fiscal_year"] = gap.fiscal_year
    return found


def _reason(reason: Unresolved) -> dict[str, Json]:
    found = _gap(reason.gap)
    if reason.members:
        found["members"] = list(reason.members)
    return found


def _judged(judged: Judged) -> dict[str, Json]:
    """Return a trace as a tree; parts that are empty are left out."""
    found = _node(judged.node)
    if isinstance(judged, Trace):
        found["truth"] = judged.truth.value
    else:
        extent = judged.extent
        found["defined"] = extent.is_defined
        found["extent"] = None if extent.interval is None else _interval(extent.interval)
    if judged.gaps:
        found["gaps"] = [_gap(gap) for gap in judged.gaps]
    if judged.parts:
        found["parts"] = [_judged(part) for part in judged.parts]
    if judged.groups:
        found["groups"] = [_group(group) for group in judged.groups]
    if judged.beyond is not None:
        found["beyond"] = _group(judged.beyond)
    return found


def _node(node: Node) -> dict[str, Json]:
    """Return the kind of a node and what it says of itself; its parts stand below it."""
    found: dict[str, Json] = {"node": _snake(type(node).__name__)}
    for part in fields(node):
        match getattr(node, part.name):
            case Enum(value=value):
                found[part.name] = value
            case Fraction() as amount:
                found[part.name] = str(amount)
            case Unit(symbol=symbol):
                found[part.name] = symbol
            case frozenset() as values:
                found[part.name] = list[Json](sorted(values))
            case str() | int() as value:
                found[part.name] = value
    return found


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def _interval(interval: Interval) -> Json:
    found: dict[str, Json] = {"low": _end(interval.low), "high": _end(interval.high)}
    if interval.low_is_limit:
        found["low_is_limit"] = True
    if interval.high_is_limit:
        found["high_is_limit"] = True
    return found


def _end(end: Fraction | None) -> str | None:
    return None if end is None else str(end)


def _group(group: GroupTrace) -> Json:
    found: dict[str, Json] = {"members": list(group.members)}
    if group.perhaps:
        found["perhaps"] = True
    for name, judged in (("where", group.where), ("that", group.that), ("value", group.value)):
        if judged is not None:
            found[name] = _judged(judged)
    return found
