"""Rows of the conformance tables written from an audit: a condition, what was given, the truth.

The way back from `tests.conformance.encoding` and `rows`: when two engines differ on a case, the
smallest such case becomes a row, so that no engine ever differs in the same way again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

import yaml

from ecorules.audit.conduct import Audit, subject_of
from ecorules.language.evaluate import evaluate
from ecorules.language.interval import Interval
from ecorules.language.reads import reads
from ecorules.language.subject import Subject
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Node,
    Not,
    Ratio,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    walk,
)
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import ChoiceKind, Fact, NumberKind
from tests.conformance.encoding import Plain
from tests.world import ROSTER, Known, is_settled


class Unwritable(Exception):  # noqa: N818 - no mistake: a table says less than an edition
    """Say why no row can be written."""


def written_row(found: Audit, code: str, name: str) -> str:
    """Return a file of the conformance tables with one row: a requirement's condition."""
    condition = found.edition.requirements[code].requires
    rosters = {getattr(node, "roster", ROSTER) for node in walk(condition)}
    if rosters != {ROSTER}:
        raise Unwritable("the tables know one roster only")
    met = {other: one.met for other, one in found.findings.items()}
    subject = subject_of(found.edition, found.case, found.on, found.kind, met)
    facts = {fact: found.edition.vocabulary.facts[fact] for fact, _ in sorted(reads(condition))}
    row: dict[str, Plain] = {
        "name": name,
        "given": _given(condition, facts, subject),
        "condition": written(condition),
        "truth": evaluate(condition, subject).truth.value,
    }
    whole: dict[str, Plain] = {
        "facts": {name: _declared(fact) for name, fact in facts.items()},
        "rows": [row],
    }
    text: str = yaml.safe_dump(
        whole, default_flow_style=None, sort_keys=False, allow_unicode=True, width=1000
    )
    return text


def _declared(fact: Fact) -> Plain:
    of: dict[str, Plain] = {} if fact.roster is None else {"of": fact.roster}
    match fact.kind:
        case NumberKind(extent=extent):
            return {**of, "type": "number", "range": [_end(extent.low), _end(extent.high)]}
        case ChoiceKind(values):
            return {**of, "type": "choice", "values": list[Plain](sorted(values))}
        case _:
            return {**of, "type": "flag"}


def _end(end: Fraction | None) -> str:
    return "none" if end is None else str(end)


def _given(condition: Node, facts: Mapping[str, Fact], subject: Subject) -> dict[str, Plain]:
    """Return what is known of all that the condition asks; what is open is left out."""
    found: dict[str, dict[str, Plain]] = {}
    area = {one for one in reads(condition) if facts[one[0]].roster is None}
    for kind, name, value in _cells(area, facts, subject):
        found.setdefault(kind, {})[name] = value
    for node in walk(condition):
        for kind, name, known in _told(node, subject):
            if is_settled(known):
                found.setdefault(kind, {})[name] = _plain(known)
    given: dict[str, Plain] = {kind: dict(values) for kind, values in found.items()}
    if any(hasattr(node, "roster") for node in walk(condition)):
        given |= _roster(condition, facts, subject)
    return given


def _told(node: Node, subject: Subject) -> Iterator[tuple[str, str, Known]]:
    """Yield what a node is told of anything but facts."""
    match node:
        case InHand(item):
            yield "documents", item, subject.document(item).value
        case Conforms(code):
            yield "conforms", code, subject.conforms(code).value
        case TargetValue(target):
            yield "targets", target, subject.target(target).value
        case _:
            return


def _cells(
    asked: set[tuple[str, int]], facts: Mapping[str, Fact], subject: Subject
) -> Iterator[tuple[str, str, Plain]]:
    """Yield what is known of some facts: the kind, the name with its years back, the value."""
    for fact, years_back in sorted(asked):
        name = f"{fact}@-{years_back}" if years_back else fact
        kind = facts[fact].kind
        if isinstance(kind, NumberKind):
            number = subject.number(fact, years_back)
            if number.value != kind.extent:
                yield "numbers", name, _plain(number.value)
        elif isinstance(kind, ChoiceKind):
            chosen = subject.choice(fact, years_back).value
            if chosen != frozenset(kind.values):
                yield "choices", name, _plain(chosen)
        elif is_settled(truth := subject.flag(fact, years_back).value):
            yield "flags", name, _plain(truth)


def _plain(known: Known) -> Plain:
    if isinstance(known, Interval):
        return _end(known.low) if known.is_point else [_end(known.low), _end(known.high)]
    if isinstance(known, Truth):
        return known.value
    return next(iter(known)) if len(known) == 1 else list[Plain](sorted(known))


def _roster(condition: Node, facts: Mapping[str, Fact], subject: Subject) -> dict[str, Plain]:
    own = {one for one in reads(condition) if facts[one[0]].roster is not None}
    asked = frozenset(_asking(facts[fact], years_back) for fact, years_back in own)
    gathering = subject.roster(ROSTER, asked)
    members: list[Plain] = []
    for group in gathering.groups:
        cells = {name: value for _, name, value in _cells(own, facts, group.subject)}
        members.append({"times": str(len(group.members)), **cells})
    found: dict[str, Plain] = {"roster": members} if members or gathering.unlisted is None else {}
    if members and gathering.unlisted is not None:
        found["roster_complete"] = "false"
    if members and gathering.perhaps:
        found["roster_counts"] = "false"
    return found


def _asking(fact: Fact, years_back: int) -> Node:
    match fact.kind:
        case NumberKind():
            return FactValue(fact.name, years_back)
        case ChoiceKind(values):
            return IsOneOf(fact.name, frozenset(values), years_back)
        case _:
            return Holds(fact.name, years_back)


def written(node: Node) -> Plain:  # noqa: C901 - one case a node
    """Return a node in the encoding of the tables."""
    match node:
        case Holds(fact):
            return {"holds": fact, **_back(node.years_back)}
        case IsOneOf(fact, values):
            return {
                "choice": fact,
                "is_one_of": list[Plain](sorted(values)),
                **_back(node.years_back),
            }
        case InHand(item):
            return {"in_hand": item}
        case Conforms(code):
            return {"conforms": code}
        case Compare(measure, relation, bound, answer):
            declared: dict[str, Plain] = {} if answer is None else {"if_none": answer.value}
            return {"compare": written(measure), relation.value: written(bound), **declared}
        case Every(_, that, where):
            return {"every": {**_where(where), "that": written(that)}}
        case Some(_, that, where):
            return {"some": {**_where(where), "that": written(that)}}
        case AllOf(parts):
            return {"all_of": [written(part) for part in parts]}
        case AnyOf(parts):
            return {"any_of": [written(part) for part in parts]}
        case Not(part):
            return {"not": written(part)}
        case _:
            return _measure(node)


def _measure(node: Node) -> Plain:  # noqa: C901 - one case a node
    match node:
        case Constant(value):
            return str(value)
        case FactValue(fact):
            return {"fact": fact, **_back(node.years_back)}
        case TargetValue(target):
            return {"target": target}
        case Total(_, fact, where):
            return {"total": fact, **_where(where), **_back(node.years_back)}
        case Count(_, that):
            return {"count": "everybody" if that is None else written(that)}
        case Share(_, that, where):
            return {"share": {**_where(where), "that": written(that)}}
        case Ratio(part, whole):
            return {"ratio": [written(part), written(whole)]}
        case Sum(terms):
            return {"sum": [written(term) for term in terms]}
        case Difference(left, right):
            return {"difference": [written(left), written(right)]}
        case _:
            raise Unwritable(f"the tables have no form for {node}")


def _where(where: Node | None) -> dict[str, Plain]:
    return {} if where is None else {"where": written(where)}


def _back(years: int) -> dict[str, Plain]:
    return {"years_back": str(years)} if years else {}
