"""Random changes of a case: what may happen to it between two audits, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ecorules.case.change import (
    Change,
    CloseRegister,
    Enlist,
    File,
    HandIn,
    Observe,
    ReopenRegister,
    SetTarget,
    Strike,
    Withdraw,
)
from ecorules.case.model import Case, Member
from ecorules.edition.model import Edition
from tests.random_cases import (
    KEYS,
    PAPERS,
    random_list,
    random_member,
    random_observation,
    random_paper,
    random_target,
    random_value,
)
from tests.random_conditions import FACTORIES, ITEMS, OWN_TARGETS, VILLAGES, one_in
from tests.random_editions import YEAR


def random_change(chance: Random, edition: Edition, case: Case) -> Change:
    """Return something that may happen to a case: mostly one fact, document or member."""
    return chance.choice(_CHANGES)(chance, edition, case)


def _observed(chance: Random, edition: Edition, case: Case) -> Change:
    facts = [fact for fact in edition.vocabulary.facts.values() if fact.roster is None]
    made = random_observation(chance, chance.choice(facts), chance.randrange(2))
    takes_back = case.observations and one_in(chance, 3)
    return Withdraw(chance.choice(case.observations)) if takes_back else Observe(made)


def _withdrawn_or_unmade(chance: Random, edition: Edition, case: Case) -> Change:
    change = _observed(chance, edition, case)
    return Withdraw(change.observation) if isinstance(change, Observe) else change


def _filed(chance: Random, edition: Edition, _: Case) -> Change:
    items = [f"{code}/{item}" for code in edition.requirements for item in ITEMS]
    return File(random_paper(chance, chance.choice((*PAPERS * 2, *items))))


def _register(_: Random, __: Edition, case: Case) -> Change:
    return ReopenRegister() if case.register.is_closed else CloseRegister()


def _handed_in(chance: Random, edition: Edition, case: Case) -> Change:
    members = random_list(chance, edition, chance.choice((FACTORIES, FACTORIES, VILLAGES)))
    return _register(chance, edition, case) if members is None else HandIn(members)


def _enlisted(chance: Random, edition: Edition, case: Case) -> Change:
    if not case.rosters:
        return _handed_in(chance, edition, case)
    roster = chance.choice(sorted(case.rosters))
    listed = case.rosters[roster].members
    if listed and one_in(chance, 2):
        return Enlist(roster, _one_cell_anew(chance, edition, chance.choice(listed), roster))
    return Enlist(roster, random_member(chance, edition, roster, chance.choice(KEYS)))


def _one_cell_anew(chance: Random, edition: Edition, member: Member, roster: str) -> Member:
    fact = chance.choice(edition.vocabulary.columns(roster))
    cell = (fact.name, YEAR - chance.randrange(2))
    cells = {name: value for name, value in member.cells.items() if name != cell}
    value = {} if one_in(chance, 3) else {cell: random_value(chance, fact)}
    return member._replace(cells=cells | value)


def _struck(chance: Random, edition: Edition, case: Case) -> Change:
    if not case.rosters:
        return _handed_in(chance, edition, case)
    return Strike(chance.choice(sorted(case.rosters)), chance.choice(KEYS))


def _target(chance: Random, _: Edition, __: Case) -> Change:
    values = tuple(random_target(chance) for _ in range(chance.randrange(3)))
    return SetTarget(chance.choice(OWN_TARGETS), values)


_CHANGES: tuple[Callable[[Random, Edition, Case], Change], ...] = (
    *(_observed, _filed, _enlisted) * 3,
    _withdrawn_or_unmade,
    _register,
    _handed_in,
    _struck,
    _target,
)
