"""The closed form of a share or a count that has to reach a bound, held against the solver."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ecorules.audit.conduct import national_targets
from ecorules.case.model import Case, Evidence, EvidenceState, Member, MemberList, Register
from ecorules.case.standing import standing
from ecorules.edition.model import Edition, Level, PassAll
from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import (
    Compare,
    Condition,
    Constant,
    Count,
    Holds,
    IfNone,
    Relation,
    Share,
)
from ecorules.language.vocabulary import Better
from ecorules.path.arithmetic import arithmetic
from ecorules.path.search import Wish, find_paths
from tests.path.pairs import editions
from tests.random_cases import random_case
from tests.random_conditions import FACTORIES
from tests.random_editions import YEAR
from tests.small import DRAFTED, NAME

CERTIFIED, LARGE = Holds("certified"), Holds("large")
FLAGS = st.lists(st.tuples(st.sampled_from((True, False, None)), st.booleans()), max_size=12)


def asked(condition: Condition, flags: list[tuple[bool | None, bool]]) -> tuple[Edition, Case]:
    """Return an edition of one requirement, and a case that lists these factories."""
    drawn = editions(Random(0))  # noqa: S311 - the same edition every time
    fact = replace(drawn.vocabulary.facts["certified"], better=Better.HIGHER)
    fixed = replace(drawn.vocabulary.facts["large"], better=Better.NEITHER)
    facts = {**drawn.vocabulary.facts, "certified": fact, "large": fixed}
    first = next(iter(drawn.requirements.values()))
    edition = replace(
        drawn,
        vocabulary=replace(drawn.vocabulary, facts=facts),
        levels={1: Level(1, NAME, (), PassAll(), DRAFTED, None)},
        requirements={first.code: replace(first, level=1, requires=condition, applies=None)},
        digest=repr(condition),
    )
    members = tuple(
        Member(str(place), str(place), cells_of(certified, large=large))
        for place, (certified, large) in enumerate(flags)
    )
    case = random_case(Random(0), edition)  # noqa: S311 - the same case every time
    listed = MemberList(FACTORIES, members, True, ("list",), {})  # noqa: FBT003 - complete
    register = Register(
        is_closed=False, evidence={"list": Evidence("list", EvidenceState.ACCEPTED)}
    )
    return edition, replace(case, rosters={FACTORIES: listed}, register=register, observations=())


def cells_of(certified: bool | None, *, large: bool) -> dict[tuple[str, int], bool]:  # noqa: FBT001
    """Return the cells of a factory; whether it is certified may be unknown."""
    known = {} if certified is None else {("certified", YEAR): certified}
    return {("large", YEAR): large, **known}


@given(
    FLAGS,
    st.integers(1, 6),
    st.integers(1, 6),
    st.sampled_from((Relation.AT_LEAST, Relation.MORE_THAN)),
    st.booleans(),
)
def test_the_closed_form_is_the_least_effort(
    flags: list[tuple[bool | None, bool]],
    part: int,
    whole: int,
    relation: Relation,
    is_share: bool,  # noqa: FBT001
) -> None:
    """So many more members as the arithmetic says is what the solver finds to be the least."""
    bound = Fraction(min(part, whole), whole) if is_share else Fraction(part)
    tally = Share(FACTORIES, CERTIFIED, LARGE) if is_share else Count(FACTORIES, CERTIFIED)
    condition = Compare(
        tally, relation, Constant(bound, PLAIN), IfNone.NOT_MET if is_share else None
    )
    edition, case = asked(condition, flags)
    subject = standing(
        case,
        edition.vocabulary,
        on=case.round.on,
        kind=case.round.kind,
        national=national_targets(edition, case.round.on),
        met={},
    )
    said = arithmetic(condition, subject)
    assert said is not None
    found = find_paths(edition, case, Wish(1))
    reachable = said.is_possible and (said.counted > 0 or not is_share)
    assert [path.effort for path in found.paths] == ([said.needed] if reachable else [])
    assert all(path.is_proven for path in found.paths)
