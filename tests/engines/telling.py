"""Rows of the conformance tables told as an edition and a case, for engines that audit.

A row asks a question of an area; here it becomes requirements of an edition and evidence of a
case.  A measure has no verdict, so it is asked by comparing it with each of its ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import NamedTuple

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
from ecorules.edition.model import Edition, EvidenceItem, Requirement, SetBy, Target
from ecorules.language.evaluate import evaluate
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import (
    Compare,
    Condition,
    Conforms,
    Constant,
    Holds,
    IfNone,
    InHand,
    Measure,
    Relation,
    TargetValue,
    walk,
)
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import (
    Better,
    ChoiceKind,
    Fact,
    FlagKind,
    Kind,
    NumberKind,
    Roster,
    Vocabulary,
)
from tests.conformance.rows import Row
from tests.random_editions import DAY
from tests.small import DRAFTED, NAME, level, requirement
from tests.world import AUDITED_YEAR, ROSTER, Cells, Known, World, is_settled

SURVEY, LIST = "survey", "list"
_ENDS = {Truth.TRUE: (True,), Truth.FALSE: (False,), Truth.UNKNOWN: (True, False)}


class Told(NamedTuple):
    """A row as an audit: what each requirement's condition has to come to."""

    edition: Edition
    case: Case
    expected: Mapping[str, Truth]


class Untold(Exception):  # noqa: N818 - no mistake: the row is about what no case can say
    """Say why no case can say what a row gives."""


def told(row: Row) -> Told:
    """Return a row as an audit, or raise `Untold`."""
    asked = {f"{place}.0.0": one for place, one in enumerate(questions(row), start=1)}
    # The range of a target that is not set is known to a row and to no case.
    world = replace(row.world, words=replace(row.world.words, targets={}))
    expected = {code: evaluate(one, row.world).truth for code, one in asked.items()}
    if expected != {code: evaluate(one, world).truth for code, one in asked.items()}:
        raise Untold("of a target that is not set, a case does not know the range")
    return Told(_edition(world, row.node, asked), _case(world, row.node), expected)


def questions(row: Row) -> list[Condition]:
    """Return the condition of a row, or comparisons with all that its measure may come to."""
    if isinstance(row.node, Condition):
        return [row.node]
    return list(_comparisons(row.node, row.expected))


def _comparisons(node: Measure, expected: object) -> Iterator[Condition]:
    interval = getattr(expected, "interval", None)
    ends = {Fraction(0)} if interval is None else {interval.low, interval.high} - {None}
    around = sorted({end + step for end in ends or {Fraction(0)} for step in (-1, 0, 1)})
    for end, relation, answer in product(around, Relation, IfNone):
        yield Compare(node, relation, Constant(end, PLAIN), answer)


def _edition(world: World, node: Condition | Measure, asked: Mapping[str, Condition]) -> Edition:
    items = sorted({one.item for one in walk(node) if isinstance(one, InHand)})
    listed = tuple(EvidenceItem(item, NAME, ("office",)) for item in items)
    found: dict[str, Requirement] = {}
    for code in _prerequisites(world, node):
        found[code] = requirement(code, 1, Holds(_flag_of(code)))
    for code, condition in asked.items():
        found[code] = replace(requirement(code, 1, condition), evidence=listed)
    return Edition(
        id="row",
        title=NAME,
        status="working",
        vocabulary=_vocabulary(world, node),
        sources={},
        dimensions={},
        aspects={},
        levels={1: level(1)},
        targets=_targets(world, node),
        requirements=found,
        digest=f"sha256:{abs(hash((repr(found), repr(world.words)))):064x}",
    )


def _prerequisites(world: World, node: Condition | Measure) -> list[str]:
    named = {one.requirement for one in walk(node) if isinstance(one, Conforms)}
    return sorted(named | set(world.met))


def _flag_of(code: str) -> str:
    return f"met_{code}"


def _targets(world: World, node: Condition | Measure) -> dict[str, Target]:
    named = {one.target for one in walk(node) if isinstance(one, TargetValue)}
    return {
        name: Target(name, NAME, PLAIN, SetBy.AREA, (), DRAFTED, ANYTHING)
        for name in sorted(named | set(world.targets))
    }


def _vocabulary(world: World, node: Condition | Measure) -> Vocabulary:
    kinds: dict[str, tuple[Kind, str | None]] = {}
    kinds |= {name: (_kind(known), None) for name, known in world.words.area.items()}
    kinds |= {name: (_kind(known), ROSTER) for name, known in world.words.columns.items()}
    kinds |= {_flag_of(code): (FlagKind(), None) for code in _prerequisites(world, node)}
    facts = {
        name: Fact(name, NAME, kind, roster, Better.HIGHER, "office")
        for name, (kind, roster) in kinds.items()
    }
    rosters = {ROSTER: Roster(ROSTER, NAME, NAME, "registration", "name")}
    return Vocabulary(facts=facts, rosters=rosters, owners={"office": NAME})


def _kind(known: Known) -> Kind:
    if isinstance(known, Interval):
        return NumberKind(PLAIN, known)
    return (
        FlagKind() if isinstance(known, Truth) else ChoiceKind(dict.fromkeys(sorted(known), NAME))
    )


def _case(world: World, node: Condition | Measure) -> Case:
    flags = {
        _flag_of(code): world.met.get(code, Truth.UNKNOWN) for code in _prerequisites(world, node)
    }
    observed = [
        *_observations(world.cells),
        *_observations({(name, 0): it for name, it in flags.items() if it.is_settled}),
    ]
    listed = [Member(key, key, _cells(cells)) for key, cells in world.members.items()]
    columns = dict.fromkeys(world.words.columns, (SURVEY,))
    roster = MemberList(ROSTER, tuple(listed), world.is_complete, (LIST,), columns)
    is_there = bool(listed) or world.is_complete
    return Case(
        id="row",
        title=NAME,
        edition="row",
        is_synthetic=True,
        note=None,
        area={},
        round=Round(RoundKind.CERTIFICATION, Purpose.RAISE, None, AUDITED_YEAR, DAY),
        agencies={},
        owners={},
        targets={name: (_target(interval),) for name, interval in world.targets.items()},
        observations=tuple(observed),
        rosters={ROSTER: roster} if is_there else {},
        register=Register(is_closed=True, evidence=_papers(world, node)),
        digest="",
    )


def _observations(cells: Cells) -> Iterator[Observation]:
    for (name, years_back), known in cells.items():
        for value in _values(known):
            yield Observation(name, value, AUDITED_YEAR - years_back, (SURVEY,))


def _values(known: Known) -> list[Value]:
    """Return the values whose observation leaves what is known: several if they conflict."""
    if isinstance(known, Interval):
        ends = [end for end in (known.low, known.high) if end is not None]
        if len(ends) < 2:
            raise Untold("observations never leave a range without an end")
        return list(dict.fromkeys(ends))
    return list(_ENDS[known]) if isinstance(known, Truth) else sorted(known)


def _cells(cells: Cells) -> dict[tuple[str, int], Value]:
    found: dict[tuple[str, int], Value] = {}
    for (name, years_back), known in cells.items():
        if not is_settled(known):
            raise Untold("a roster holds one value for each member and never two that conflict")
        (found[name, AUDITED_YEAR - years_back],) = _values(known)
    return found


def _target(interval: Interval) -> OwnTarget:
    if interval.low is None or not interval.is_point:
        raise Untold("a target that is set has one value")
    return OwnTarget(interval.low, DAY, None, "action plan")


def _papers(world: World, node: Condition | Measure) -> dict[str, Evidence]:
    """Return the register: closed, so that absence is false; what waits for the auditor is open."""
    of_list = EvidenceState.REJECTED if world.perhaps else EvidenceState.ACCEPTED
    states = {SURVEY: EvidenceState.ACCEPTED, LIST: of_list}
    found = {code: Evidence(code, state) for code, state in states.items()}
    named = {one.item for one in walk(node) if isinstance(one, InHand)} | set(world.documents)
    for item in sorted(named):
        truth = world.documents.get(item, Truth.UNKNOWN)
        if truth is not Truth.FALSE:
            state = EvidenceState.ACCEPTED if truth is Truth.TRUE else EvidenceState.SUBMITTED
            found[item] = Evidence(item, state)
    return found
