"""Random cases for an edition: facts, documents, rosters and targets in every state there is.

Values meet the bounds of `tests.random_conditions` often, and days the edges of validity.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    Member,
    MemberList,
    Observation,
    OwnTarget,
    Purpose,
    Register,
    Round,
    RoundKind,
    Value,
)
from ecorules.edition.model import Edition
from ecorules.language.interval import Interval
from ecorules.language.vocabulary import ChoiceKind, Fact, NumberKind
from tests.random_conditions import (
    BOUNDS,
    CHOICES,
    FACTORIES,
    ITEMS,
    OWN_TARGETS,
    VILLAGES,
    one_in,
)
from tests.random_editions import DAY, YEAR, some_of
from tests.small import NAME

PAPERS = ("survey", "list", "sheet")
STATES = (*EvidenceState, EvidenceState.ACCEPTED, EvidenceState.ACCEPTED, EvidenceState.SUBMITTED)
KEYS = tuple(f"F{number}" for number in range(1, 7))
_FURTHER = tuple(Fraction(text) for text in ("-2", "3/2", "5/2"))


def random_case(chance: Random, edition: Edition) -> Case:
    """Return a case of which anything that the edition asks about may be known or open."""
    rosters = (random_list(chance, edition, name) for name in (FACTORIES, VILLAGES))
    return Case(
        id="random",
        title=NAME,
        edition=edition.id,
        is_synthetic=True,
        note=None,
        area={},
        round=Round(chance.choice(tuple(RoundKind)), Purpose.RAISE, None, YEAR, DAY),
        agencies={},
        owners={},
        targets=_own_targets(chance),
        observations=_observations(chance, edition),
        rosters={each.roster: each for each in rosters if each is not None},
        register=Register(one_in(chance, 2), _papers(chance, edition)),
        digest="",
    )


def _papers(chance: Random, edition: Edition) -> dict[str, Evidence]:
    items = [f"{code}/{item}" for code in edition.requirements for item in ITEMS]
    found = {code: random_paper(chance, code) for code in items if not one_in(chance, 4)}
    for code in PAPERS:
        # What these support is most of a case: if they seldom counted, little would be decided.
        is_plain = not one_in(chance, 3)
        accepted = Evidence(code, EvidenceState.ACCEPTED)
        found[code] = accepted if is_plain else random_paper(chance, code)
    return found


def random_paper(chance: Random, code: str) -> Evidence:
    """Return a document in any state, perhaps handed in late, not yet or no longer valid."""
    state = chance.choice(STATES)
    if not one_in(chance, 3):
        return Evidence(code, state)
    days = [DAY + timedelta(days=days) for days in (-90, -1, 0, 1, 90)]
    first, last = sorted((chance.choice(days), chance.choice(days)))
    return Evidence(
        code,
        state,
        submitted=chance.choice((None, None, *days)),
        valid_from=chance.choice((None, first)),
        valid_until=chance.choice((None, last)),
    )


def random_target(chance: Random) -> OwnTarget:
    """Return a value that an area set itself, in force or not."""
    since = DAY + timedelta(days=chance.choice((-400, -1, 0, 1)))
    until = chance.choice((None, None, since + timedelta(days=chance.choice((0, 1, 400)))))
    return OwnTarget(chance.choice(BOUNDS), since, until, "action plan")


def _own_targets(chance: Random) -> dict[str, tuple[OwnTarget, ...]]:
    named = [name for name in OWN_TARGETS if not one_in(chance, 4)]
    return {
        name: tuple(random_target(chance) for _ in range(chance.randrange(1, 3))) for name in named
    }


def _observations(chance: Random, edition: Edition) -> tuple[Observation, ...]:
    facts = [fact for fact in edition.vocabulary.facts.values() if fact.roster is None]
    return tuple(
        random_observation(chance, fact, years_back)
        for fact in facts
        for years_back in (0, 1)
        for _ in range(chance.choice((0, 1, 1, 1, 2)))
    )


def random_observation(chance: Random, fact: Fact, years_back: int) -> Observation:
    """Return an observed value of a fact, supported by documents that may count or not."""
    evidence = chance.choice((("survey",), ("survey",), ("survey", "sheet"), ("sheet",), ()))
    return Observation(fact.name, random_value(chance, fact), YEAR - years_back, evidence)


def random_value(chance: Random, fact: Fact) -> Value:
    """Return a value that the vocabulary allows for a fact."""
    if isinstance(fact.kind, NumberKind):
        return chance.choice(_within(fact.kind.extent))
    return chance.choice(CHOICES) if isinstance(fact.kind, ChoiceKind) else one_in(chance, 2)


_WITHIN: dict[Interval, tuple[Fraction, ...]] = {}


def _within(extent: Interval) -> tuple[Fraction, ...]:
    if extent not in _WITHIN:
        _WITHIN[extent] = tuple(value for value in (*BOUNDS, *_FURTHER) if value in extent)
    return _WITHIN[extent]


def random_list(chance: Random, edition: Edition, roster: str) -> MemberList | None:
    """Return a roster of a few members, each with some of its cells, or none at all."""
    if one_in(chance, 6):
        return None
    members = tuple(random_member(chance, edition, roster, key) for key in _keys(chance))
    columns = edition.vocabulary.columns(roster)
    evidence = chance.choice((("list",), ("list",), ("list",), ("list", "sheet"), ()))
    single = {fact.name: ("sheet",) for fact in some_of(chance, columns, 2) if one_in(chance, 2)}
    return MemberList(roster, members, not one_in(chance, 3), evidence, single)


def _keys(chance: Random) -> list[str]:
    return chance.sample(KEYS, chance.randrange(len(KEYS) + 1))


def random_member(chance: Random, edition: Edition, roster: str, key: str) -> Member:
    """Return a member with some of its cells, of this fiscal year and the one before."""
    cells = {
        (fact.name, YEAR - years_back): random_value(chance, fact)
        for fact in edition.vocabulary.columns(roster)
        for years_back in (0, 1)
        if not one_in(chance, 3)
    }
    return Member(key, key, cells)


def day_nearby(chance: Random) -> date:
    """Return a day on which one may hold the audit, the case's own or one beside it."""
    return DAY + timedelta(days=chance.choice((0, 0, -1, 1)))
