"""A case as the tree that stands in `case.yaml`, in one order whatever order it was read in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ecorules.case.written.amounts import written_amount
from ecorules.case.written.columns import value_text
from ecorules.case.written.order import by_number, in_order, observations_in_order, periods_in_order
from ecorules.language.quantity import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from ecorules.case.model import (
        Case,
        Evidence,
        EvidenceFile,
        MemberList,
        Observation,
        OwnTarget,
        Round,
        Team,
        Terms,
        Visit,
    )
    from ecorules.diagnostics import Text
    from ecorules.language.vocabulary import Change, Fact, NumberKind


class Scalar(str):
    """A text that stands in the file without quotation marks, though it may look like a number."""

    __slots__ = ()


Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"


class Line(dict[str, Tree]):
    """Entries that stand on one line, however many they are."""

    __slots__ = ()


def roster_file(roster: str) -> str:
    """Return the file of a roster in the folder of a case."""
    return f"{roster}.csv"


def written_tree(case: Case, terms: Terms) -> dict[str, Tree]:
    """Return a case as `case.yaml` says it; what it does not say is left out."""
    facts, targets = terms.vocabulary.facts, terms.targets
    evidence = case.register.evidence
    register: dict[str, Tree] = {
        "state": "closed" if case.register.is_closed else "open",
        "evidence": {code: _evidence(one) for code, one in in_order(evidence)},
    }
    whole: dict[str, Tree] = {
        "id": case.id,
        "title": _both(case.title),
        "synthetic": Scalar("true" if case.is_synthetic else ""),
        "note": {} if case.note is None else _both(case.note),
        "edition": case.edition,
        "area": _texts(case.area),
        "round": _round(case.round),
        "provenance": {} if case.provenance is None else _said(**case.provenance._asdict()),
        "agencies": _texts(case.agencies),
        "owners": {code: sorted(names) for code, names in in_order(case.owners)},
        "targets": {
            name: [_target(each, targets[name]) for each in periods_in_order(periods)]
            for name, periods in in_order(case.targets)
            if periods
        },
        "observations": [
            _observation(each, facts[each.fact])
            for each in observations_in_order(case.observations)
        ],
        "efforts": {name: _effort(one) for name, one in in_order(case.efforts)},
        "team": {} if case.team is None else team_tree(case.team),
        "rosters": {name: _roster(one) for name, one in sorted(case.rosters.items())},
        "register": _filled(register),
    }
    return _filled(whole)


def team_tree(team: Team) -> Tree:
    """Return the people of a round as a case file names them."""
    return _filled(
        {
            "people": _texts(team.people),
            "pre_audit": {} if team.pre_audit is None else _visit(team.pre_audit),
            "audit": {} if team.audit is None else _visit(team.audit),
            "advisers": _parts(team.advisers),
            "deciders": sorted(team.deciders),
        }
    )


def _visit(visit: Visit) -> Tree:
    return {"on": [_day(day) for day in visit.days], "auditors": _parts(visit.auditors)}


def _parts(people: Mapping[str, frozenset[str] | None]) -> Tree:
    parts = sorted(people.items())
    return {name: "all" if codes is None else _codes(codes) for name, codes in parts}


def amount_text(kind: NumberKind, value: Fraction) -> str:
    """Return an amount as a case file says it, with its unit."""
    return written_amount(value, kind.unit).text(kind.unit)


def _filled(tree: dict[str, Tree]) -> dict[str, Tree]:
    """Return the entries that say anything."""
    return {key: value for key, value in tree.items() if value}


def _said(**texts: str | None) -> dict[str, Tree]:
    return {key: text for key, text in texts.items() if text is not None}


def _codes(codes: Iterable[str]) -> Tree:
    return sorted(codes, key=by_number)


def _both(text: Text) -> Tree:
    return {"th": text.th, "en": text.en}


def _texts(texts: Mapping[str, Text]) -> Tree:
    return {name: _both(text) for name, text in sorted(texts.items())}


def _day(day: date | None) -> Scalar:
    return Scalar("" if day is None else day.isoformat())


def _number(number: int | None) -> Scalar:
    return Scalar("" if number is None else number)


def _round(found: Round) -> Tree:
    return _filled(
        {
            "kind": found.kind.value,
            "purpose": found.purpose.value,
            "aim": _number(found.aim),
            "fiscal_year": _number(found.fiscal_year),
            "on": _day(found.on),
        }
    )


def _target(target: OwnTarget, kind: NumberKind) -> Tree:
    return _filled(
        {
            "from": _day(target.since),
            "until": _day(target.until),
            "value": Scalar(amount_text(kind, target.value)),
            "source": target.source,
        }
    )


def _observation(made: Observation, fact: Fact) -> Tree:
    return Line(
        _filled(
            {
                "fact": made.fact,
                "value": Scalar(value_text(fact, made.value)),
                "fiscal_year": _number(made.fiscal_year),
                "evidence": _codes(made.evidence),
                "note": made.note or "",
            }
        )
    )


def _effort(change: Change) -> Tree:
    changeable = {None: "", True: "true", False: "false"}[change.changeable]
    figure = "" if change.effort is None else written_amount(change.effort, PLAIN).figure
    return Line(
        _filled(
            {
                "effort": Scalar(figure),
                "lead_time": _number(change.lead_time),
                "changeable": Scalar(changeable),
            }
        )
    )


def _roster(members: MemberList) -> Tree:
    columns = members.column_evidence
    return _filled(
        {
            "file": roster_file(members.roster),
            "complete": Scalar("true" if members.is_complete else "false"),
            "evidence": _codes(members.evidence),
            "columns": {fact: _codes(codes) for fact, codes in sorted(columns.items())},
        }
    )


def _evidence(evidence: Evidence) -> Tree:
    """Return an entry of the register; a document with one file names it without a list."""
    files: list[Tree] = [_file(each) for each in evidence.files]
    is_single = len(evidence.files) == 1 and not any(evidence.files[0][2:])
    alone = files[0] if is_single and isinstance(files[0], Line) else {}
    return Line(
        _filled(
            {
                "state": evidence.state.value,
                "title": {} if evidence.title is None else _both(evidence.title),
                **alone,
                "files": [] if alone else files,
                "submitted": _day(evidence.submitted),
                "valid_from": _day(evidence.valid_from),
                "valid_until": _day(evidence.valid_until),
                "because": evidence.because or "",
            }
        )
    )


def _file(file: EvidenceFile) -> Line:
    return Line(
        _filled(
            {
                "file": file.path or "",
                "sha256": Scalar(file.sha256 or ""),
                "size": _number(file.size),
                "media_type": file.media_type or "",
            }
        )
    )
