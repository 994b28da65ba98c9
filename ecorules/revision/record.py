"""The crosswalk of a case as JSON: stable, versioned, the same bytes on any machine."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeAlias

from ecorules.revision.answers import AnswerKind
from ecorules.revision.carryover import Fate
from ecorules.revision.holdings import held_facts, is_served, owed, owed_by_owner, own_targets

if TYPE_CHECKING:
    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition, Provenance, Requirement
    from ecorules.revision.answers import Answer
    from ecorules.revision.carryover import Carryover, Placed
    from ecorules.revision.crosswalk import Line
    from ecorules.revision.holdings import HeldFact, Owed

FORMAT = "ecorules.crosswalk/1"

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


def written_carryover(found: Carryover) -> str:
    """Return the crosswalk of a case as JSON text: keys sorted, ending in a line feed."""
    return json.dumps(_record(found), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _record(found: Carryover) -> dict[str, Json]:
    case = found.case
    return {
        "format": FORMAT,
        "engine": f"ecorules {version('ecorules')}",
        "from": _edition(found.before),
        "to": _edition(found.after),
        "case": {"id": case.id, "digest": case.digest, "synthetic": case.is_synthetic},
        "fiscal_year": case.round.fiscal_year,
        "on": case.round.on.isoformat(),
        "lines": [_line(line) for line in found.crosswalk.lines],
        "requirements": [_requirement(found, one) for one in found.after.requirements.values()],
        "to_collect": {
            owner: [_owed(item) for item in items]
            for owner, items in owed_by_owner(owed(found)).items()
        },
        "answers": [_placed(each) for each in found.placed],
        "counts": {
            kind.value: {"in_case": counts.total(), **{fate.value: counts[fate] for fate in Fate}}
            for kind, counts in found.counts.items()
        },
    }


def _edition(edition: Edition) -> Json:
    return {"id": edition.id, "digest": edition.digest, "status": edition.status}


def _line(line: Line) -> Json:
    return {
        "from": list(line.before),
        "to": list(line.after),
        "kind": line.kind.value,
        "why": _text(line.why),
        "provenance": _provenance(line.provenance),
    }


def _provenance(provenance: Provenance) -> Json:
    return {
        "status": provenance.status.value,
        "source": provenance.source,
        "place": provenance.place,
        "how": None if provenance.how is None else _text(provenance.how),
    }


def _requirement(found: Carryover, requirement: Requirement) -> Json:
    code = requirement.code
    line = found.crosswalk.line_to(code)
    return {
        "requirement": code,
        "title": _text(requirement.title),
        "level": requirement.level,
        "group": requirement.group,
        "provenance": requirement.provenance.status.value,
        "takes_up": list(line.before),
        "kind": line.kind.value,
        "verdict": found.audit.findings[code].verdict.value,
        "facts": [_fact(held) for held in held_facts(found, code)],
        "evidence": [
            {
                "item": item.code,
                "owners": list(item.owners),
                "served": is_served(found, item.code),
                "offered": [
                    _offered_paper(found, answer)
                    for answer in found.offered(AnswerKind.DOCUMENT, item.code)
                ],
            }
            for item in requirement.evidence
        ],
        "targets": [
            {
                "target": name,
                "owner": found.after.targets[name].owner,
                "offered": [
                    _offered_value(found, answer)
                    for answer in found.offered(AnswerKind.TARGET, name)
                ],
            }
            for name in own_targets(found, code)
        ],
    }


def _fact(held: HeldFact) -> Json:
    return {
        "fact": held.fact,
        "fiscal_year": held.fiscal_year,
        "holding": held.holding.value,
        "missing": list(held.missing),
        "lack": None if held.lack is None else held.lack.value,
    }


def _offered_paper(found: Carryover, answer: Answer) -> Json:
    lack = found.papers.lack(answer.name)
    return {
        "item": answer.name,
        "state": found.case.register.evidence[answer.name].state.value,
        "lack": None if lack is None else lack.value,
    }


def _offered_value(found: Carryover, answer: Answer) -> Json:
    """Return the value of a target as it was set: exact, in base units."""
    periods = found.case.targets[answer.name]
    period = next(each for each in periods if each.since == answer.since)
    return {
        "target": answer.name,
        "value": str(period.value),
        "unit": found.before.targets[answer.name].unit.symbol,
        "since": period.since.isoformat(),
        "until": None if period.until is None else period.until.isoformat(),
        "source": period.source,
    }


def _owed(item: Owed) -> Json:
    return {
        "kind": item.kind.value,
        "name": item.name,
        "fiscal_years": list(item.fiscal_years),
        "members": list[Json](sorted(item.members)),
        "lack": None if item.lack is None else item.lack.value,
        "requirements": list(item.requirements),
        "level": item.level,
    }


def _placed(each: Placed) -> Json:
    answer = each.answer
    return {
        "kind": answer.kind.value,
        "name": answer.name,
        "fiscal_year": answer.fiscal_year,
        "since": None if answer.since is None else answer.since.isoformat(),
        "again": answer.again,
        "fate": each.fate.value,
        "to": list(each.to),
        "because": None if each.because is None else each.because.value,
    }


def _text(text: Text) -> Json:
    return {"en": text.en, "th": text.th}
