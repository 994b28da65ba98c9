"""The recommendation: what the program proposes, as JSON that carries all that it follows from.

`ecorules.recommendation/1` is made of an audit and of what goes along with it, and of nothing
else: whoever has it can make it again and compare.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.record import Json, record
from ecorules.decision.gates import gates, is_trial

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Team
    from ecorules.decision.carrying import Carried, Paper, Tip
    from ecorules.decision.gates import Gate
    from ecorules.diagnostics import Text

FORMAT: Final = "ecorules.recommendation/1"


class Enclosed(NamedTuple):
    """What goes along with an audit: edition and case as files, what evidence is and its log."""

    edition: Carried
    case: Mapping[str, str]
    papers: tuple[Paper, ...]
    log: Tip


def recommendation(audit: Audit, enclosed: Enclosed) -> dict[str, Json]:
    """Return what the program proposes, as plain JSON values."""
    found, case = gates(audit), audit.case
    return {
        "format": FORMAT,
        "engine": engine(),
        "proposed": {
            "level": audit.conclusion.proven,
            "name": level_name(audit, audit.conclusion.proven),
            "trial": is_trial(found),
        },
        "gates": [_gate(each) for each in found],
        "edition": {
            "id": audit.edition.id,
            "digest": audit.edition.digest,
            "title": _text(audit.edition.title),
            "status": audit.edition.status,
            "opens": enclosed.edition.opens,
            "files": dict(enclosed.edition.files),
        },
        "case": {
            "id": case.id,
            "digest": case.digest,
            "title": _text(case.title),
            "area": {name: _text(text) for name, text in sorted(case.area.items())},
            "synthetic": case.is_synthetic,
            "fiscal_year": case.round.fiscal_year,
            "files": dict(enclosed.case),
        },
        "evidence": [dict(paper._asdict()) for paper in enclosed.papers],
        "log": dict(enclosed.log._asdict()),
        "people": None if case.team is None else _people(case.team),
        "offices": _offices(audit),
        "audit": record(audit),
    }


def engine() -> str:
    """Return which program this is."""
    return f"ecorules {version('ecorules')}"


def level_name(audit: Audit, number: int) -> Json:
    """Return what a level is called; none has no name."""
    level = audit.edition.levels.get(number)
    return None if level is None or not number else _text(level.name)


def _gate(gate: Gate) -> Json:
    return {"gate": gate.name, "state": gate.state.value, "reason": _text(gate.reason)}


def _offices(audit: Audit) -> Json:
    practice = audit.edition.practice
    roles = {} if practice is None else practice.deciders
    return {code: _text(role.title) for code, role in sorted(roles.items())}


def _people(team: Team) -> Json:
    visits = {"pre_audit": team.pre_audit, "audit": team.audit}
    return {
        "named": {person: _text(name) for person, name in sorted(team.people.items())},
        "deciders": _names(team.deciders),
        "advisers": _names(team.advisers),
        **{name: _names(visit.auditors) if visit else [] for name, visit in visits.items()},
    }


def _names(people: Iterable[str]) -> Json:
    return list[Json](sorted(people))


def _text(text: Text) -> dict[str, Json]:
    return {"en": text.en, "th": text.th}
