"""Whole editions and whole areas, drawn for the laws of an audit.

An edition asks for flags, numbers, documents in each state, targets and tallies over factories,
on up to three levels.  To draw every part of one would take longer than to audit it, so a seed
is drawn and the rest is made of it; what fails is shown whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    Member,
    MemberList,
    Observation,
    OwnTarget,
    Register,
    RoundKind,
)
from ecorules.edition.model import (
    Edition,
    PassAll,
    PassCount,
    PassRule,
    PassShare,
    Requirement,
    SetBy,
    Target,
)
from ecorules.language.interval import Interval
from ecorules.language.quantity import COUNT, PERCENT
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Count,
    Every,
    FactValue,
    Holds,
    IfNone,
    InHand,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    TargetValue,
    Total,
)
from tests.areas import A_CASE, A_ROUND, DAY, SURVEY, YEAR
from tests.small import DRAFTED, NAME, counted, edition, flag, level, requirement

CODES = ("1", "2", "3", "4")
LIST, ROSTER, PAPER = "list", "factories", "paper"
FLAGS, NUMBERS = ("a", "b"), ("m", "n")
OWN_FLAGS, OWN_NUMBERS = ("x", "y"), ("k",)
VALUES = tuple(map(Fraction, range(4)))
PAPERS = (LIST, SURVEY, *(f"{code}/{PAPER}" for code in CODES))
FACTS = {
    **{name: flag(name) for name in FLAGS},
    **{name: counted(name) for name in NUMBERS},
    **{name: flag(name, ROSTER) for name in OWN_FLAGS},
    **{name: counted(name, ROSTER) for name in OWN_NUMBERS},
}
TARGETS = {
    "goal": Target("goal", NAME, COUNT, SetBy.AREA, (), DRAFTED, Interval(Fraction(0), None)),
    "part": Target(
        "part", NAME, PERCENT, SetBy.AREA, (), DRAFTED, Interval(Fraction(0), Fraction(1))
    ),
}
OWN = tuple(map(Holds, OWN_FLAGS))
K_IS_2 = Compare(FactValue("k"), Relation.AT_LEAST, Constant(Fraction(2), COUNT))
GOAL, PART, ONE = TargetValue("goal"), TargetValue("part"), Constant(Fraction(1), COUNT)
TALLIES: tuple[Condition, ...] = (
    Every(ROSTER, OWN[0], OWN[1]),
    Every(ROSTER, AnyOf((OWN[0], K_IS_2))),
    Some(ROSTER, OWN[0], OWN[1]),
    Compare(Share(ROSTER, OWN[0]), Relation.AT_LEAST, PART, IfNone.NOT_MET),
    Compare(Share(ROSTER, K_IS_2, OWN[1]), Relation.MORE_THAN, PART, IfNone.MET),
    Compare(Count(ROSTER, None), Relation.AT_LEAST, GOAL),
    Compare(Count(ROSTER, OWN[1]), Relation.LESS_THAN, GOAL),
    Compare(Total(ROSTER, "k", OWN[1]), Relation.AT_LEAST, GOAL),
    Compare(Total(ROSTER, "k"), Relation.AT_MOST, FactValue("m")),
)
LEAVES: tuple[Condition, ...] = (
    *map(Holds, FLAGS),
    Compare(FactValue("m"), Relation.AT_LEAST, GOAL),
    Compare(FactValue("m"), Relation.LESS_THAN, FactValue("n")),
    Compare(Ratio(FactValue("m"), FactValue("n")), Relation.AT_LEAST, ONE, IfNone.NOT_MET),
    *TALLIES,
)
RULES: tuple[PassRule, ...] = (PassAll(), PassAll(), PassShare(Fraction(1, 2)), PassCount(1))


def _condition(code: str, order: Random, depth: int = 2) -> Condition:
    """Return a condition on the area, the requirement's own paper and those before it."""
    if depth == 0 or order.random() < 0.4:
        papers, earlier = InHand(f"{code}/{PAPER}"), CODES[: CODES.index(code)]
        return order.choice((*LEAVES, papers, papers, *map(Conforms, earlier)))
    parts = tuple(_condition(code, order, depth - 1) for _ in range(order.randint(1, 3)))
    joined = order.choice((AllOf(parts), AnyOf(parts), AllOf(parts)))
    # A requirement must not be met by another's failure, which evidence can still mend.
    return Not(order.choice(LEAVES)) if order.random() < 0.2 else joined


def _edition(seed: int, size: int) -> Edition:
    order = Random(seed)  # noqa: S311 - no secret
    asked: list[Requirement] = []
    for code in CODES[:size]:
        applies = order.choice((None, None, *LEAVES))
        requires = _condition(code, order)
        asked.append(requirement(code, order.randint(1, 3), requires, applies, [PAPER]))
    highest = max(one.level for one in asked)
    steps = [level(number, order.choice(RULES)) for number in range(1, highest + 1)]
    made = replace(edition(asked, steps, facts=FACTS), targets=TARGETS)
    # Editions are told apart by their digests first.
    return replace(made, digest=f"sha256:{seed:063x}{size}")


SEEDS = st.integers(0, 2**32 - 1)
EDITIONS = st.builds(_edition, SEEDS, st.integers(1, len(CODES)))


@dataclass(frozen=True, slots=True)
class Known:
    """What is in hand of an area; what is not named is not known, a document not named planned."""

    values: Mapping[str, bool | Fraction]
    targets: Mapping[str, Fraction]
    members: Mapping[str, Mapping[str, bool | Fraction]] | None
    is_complete: bool
    papers: Mapping[str, EvidenceState]
    expired: frozenset[str] = frozenset()


NOTHING = Known({}, {}, None, is_complete=False, papers={})


def _some(order: Random, names: tuple[str, ...], much: float) -> dict[str, bool | Fraction]:
    """Return values of some facts."""
    found: dict[str, bool | Fraction] = {}
    for name in names:
        if order.random() < much:
            is_flag = name in (*FLAGS, *OWN_FLAGS)
            found[name] = order.choice((True, False)) if is_flag else order.choice(VALUES)
    return found


def _known(seed: int, much: float) -> Known:
    order = Random(seed)  # noqa: S311 - no secret
    size = order.choice((None, 0, 1, 2, 3, 4))
    rows = {
        f"f{place}": _some(order, (*OWN_FLAGS, *OWN_NUMBERS), much) for place in range(size or 0)
    }
    states = {code: order.choice(tuple(EvidenceState)) for code in PAPERS if order.random() < much}
    halves = (Fraction(0), Fraction(1, 2), Fraction(1))
    targets = {"goal": order.choice(VALUES), "part": order.choice(halves)}
    return Known(
        values=_some(order, (*FLAGS, *NUMBERS), much),
        targets={name: value for name, value in targets.items() if order.random() < much},
        members=None if size is None else rows,
        is_complete=order.random() < much,
        papers=states,
        expired=frozenset(code for code in states if order.random() > 0.9),
    )


KNOWN = st.builds(_known, SEEDS, st.sampled_from((0.5, 0.8, 1.0)))


def more(known: Known, seed: int, kind: RoundKind) -> Known:
    """Return an area of which more is known: what counted stays, what did not may change.

    A document that did not count is handed in, accepted or renewed; none is taken back.  What
    no accepted survey or list says may turn out otherwise: that contradicts nothing.
    """
    order, further = Random(seed), _known(seed, 1.0)  # noqa: S311 - no secret
    counted_before = {code for code in PAPERS if counts(known, code, kind)}
    papers, expired = dict(known.papers), set(known.expired)
    for code in PAPERS:
        if order.random() < 0.6:
            papers[code] = EvidenceState.ACCEPTED
            expired.discard(code)
    return Known(
        values=({**further.values, **known.values} if SURVEY in counted_before else further.values),
        targets={**further.targets, **known.targets},
        members=_members(known, further, LIST in counted_before),
        is_complete=known.is_complete or order.random() < 0.5,
        papers=papers,
        expired=frozenset(expired),
    )


def _members(
    known: Known,
    further: Known,
    has_counted: bool,  # noqa: FBT001 - one of two lists
) -> Mapping[str, Mapping[str, bool | Fraction]] | None:
    """Return the factories once more is known: those on a list that counted are still there."""
    if known.members is None or not has_counted:
        return further.members or known.members
    new = {} if known.is_complete else further.members or {}
    listed = {key: {**new.get(key, {}), **row} for key, row in known.members.items()}
    if known.is_complete:
        others = (further.members or {}).items()
        filled = {key: {**row, **listed[key]} for key, row in others if key in listed}
        return {**listed, **filled}
    return {**new, **listed}


def counts(known: Known, code: str, kind: RoundKind) -> bool:
    """Return whether a document counts."""
    state = known.papers.get(code)
    is_enough = state is EvidenceState.ACCEPTED or (
        state is EvidenceState.SUBMITTED and kind is RoundKind.PRE_AUDIT
    )
    return is_enough and code not in known.expired


def area(known: Known, kind: RoundKind = RoundKind.PRE_AUDIT, *, is_closed: bool = False) -> Case:
    """Return the case of an area of which this is known."""
    members = known.members
    rows = () if members is None else tuple(_row(key, row) for key, row in members.items())
    listed = MemberList(ROSTER, rows, known.is_complete, (LIST,), {})
    papers = {
        code: Evidence(
            code, state, valid_until=date(DAY.year - 1, 1, 1) if code in known.expired else None
        )
        for code, state in known.papers.items()
    }
    return replace(
        A_CASE,
        round=replace(A_ROUND, kind=kind),
        observations=tuple(
            Observation(fact, value, YEAR, (SURVEY,)) for fact, value in known.values.items()
        ),
        targets={
            name: (OwnTarget(value, date.min, None, "plan"),)
            for name, value in known.targets.items()
        },
        rosters={} if members is None else {ROSTER: listed},
        register=Register(is_closed, papers),
    )


def _row(key: str, cells: Mapping[str, bool | Fraction]) -> Member:
    return Member(key, "", {(fact, YEAR): value for fact, value in cells.items()})
