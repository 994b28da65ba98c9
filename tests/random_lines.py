"""Random lines for a session: events of every kind, right and wrong, about any edition.

Most can happen, some cannot: a value out of range, a document nobody asks for, a member that is
not there.  What is refused must change nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import TypeAlias

from ecorules.edition.model import Edition
from ecorules.language.vocabulary import ChoiceKind, Fact, NumberKind
from tests.random_cases import KEYS, PAPERS
from tests.random_conditions import CHOICES, FACTORIES, ITEMS, OWN_TARGETS, VILLAGES, one_in
from tests.random_editions import YEAR

Line: TypeAlias = dict[str, object]

_NUMBERS = ("-1", "0", "0.5", "1", "2", "3", "2.5", "half")
_STATES = ("planned", "submitted", "accepted", "accepted", "rejected")
_DAYS = ("2022-03-30", "2022-03-31", "2022-04-01", "2021-10-01")


def random_line(chance: Random, edition: Edition, events: int) -> bytes:
    """Return a line of JSON; `events` is how many there were so far."""
    line = chance.choice(_LINES)(chance, edition, events)
    return json.dumps(line, ensure_ascii=bool(chance.randrange(2))).encode() + b"\n"


def _value(chance: Random, fact: Fact) -> object:
    match fact.kind:
        case NumberKind():
            return chance.choice(_NUMBERS)
        case ChoiceKind():
            return chance.choice((*CHOICES, "elsewhere"))
        case _:
            return chance.choice((True, False, "yes", "no"))


def _document(chance: Random, edition: Edition) -> str:
    items = [f"{code}/{item}" for code in edition.requirements for item in ITEMS]
    return chance.choice((*items, *PAPERS))


def _fact(chance: Random, edition: Edition) -> Fact:
    return chance.choice([one for one in edition.vocabulary.facts.values() if one.roster is None])


def _observe(chance: Random, edition: Edition, _: int) -> Line:
    fact = _fact(chance, edition)
    told: Line = {"fact": fact.name, "value": _value(chance, fact)}
    told["evidence"] = [_document(chance, edition) for _ in range(chance.randrange(3))]
    if one_in(chance, 3):
        told["fiscal_year"] = YEAR - 1
    return {"observe": told}


def _paper(chance: Random, edition: Edition, _: int) -> Line:
    line: Line = {"document": _document(chance, edition), "state": chance.choice(_STATES)}
    for key in ("submitted", "valid_from", "valid_until"):
        if one_in(chance, 5):
            line[key] = chance.choice(_DAYS)
    return line


def _member(chance: Random, edition: Edition, _: int) -> Line:
    roster = chance.choice((FACTORIES, FACTORIES, VILLAGES))
    cells: Line = {"registration": chance.choice((*KEYS, "F9"))}
    for fact in edition.vocabulary.columns(roster):
        if one_in(chance, 3):
            name = f"{fact.name}@{YEAR - 1}" if one_in(chance, 3) else fact.name
            cells[name] = str(_value(chance, fact))
    return {"member": cells, "roster": roster}


def _roster(chance: Random, edition: Edition, _: int) -> Line:
    line: Line = {"roster": chance.choice((FACTORIES, VILLAGES))}
    if one_in(chance, 2):
        line["complete"] = bool(chance.randrange(2))
    if one_in(chance, 2):
        line["evidence"] = [_document(chance, edition)]
    return line


def _target(chance: Random, _: Edition, __: int) -> Line:
    line: Line = {"target": chance.choice(OWN_TARGETS), "value": chance.choice(_NUMBERS)}
    return line | {"from": chance.choice(_DAYS), "source": "action plan"}


def _close(chance: Random, _: Edition, __: int) -> Line:
    close: Line = {"close": "register"}
    return {"retract": close} if one_in(chance, 2) else close


def _retract(chance: Random, edition: Edition, events: int) -> Line:
    match chance.randrange(5):
        case 0:
            return {"retract": {"observe": {"fact": _fact(chance, edition).name}}}
        case 1:
            return {"retract": {"document": _document(chance, edition)}}
        case 2:
            return {"retract": {"member": chance.choice(KEYS), "roster": FACTORIES}}
        case 3:
            return {"retract": {"target": chance.choice(OWN_TARGETS)}}
        case _:
            return {"retract": {"event": chance.randrange(events + 2)}}


def _nonsense(chance: Random, _: Edition, __: int) -> Line:
    lines: tuple[Line, ...] = ({}, {"observes": {}}, {"observe": "green_area"}, {"document": "x"})
    return chance.choice(lines)


_LINES: tuple[Callable[[Random, Edition, int], Line], ...] = (
    *(_observe, _paper, _member, _retract) * 3,
    _roster,
    _target,
    _close,
    _nonsense,
)
