"""Between two editions no answer is lost and none is counted twice, whatever the crosswalk."""

from collections import Counter
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ecorules.case.model import Case, EvidenceState
from ecorules.revision.answers import AnswerKind
from ecorules.revision.carryover import Carryover, Fate
from ecorules.revision.crosswalk import Crosswalk
from ecorules.revision.holdings import owed
from tests.unit.revision.small import (
    AFTER,
    BEFORE,
    YEAR,
    carried,
    case,
    crosswalk,
    factories,
    goal,
    observed,
    papers,
)

PAPERS = [item.code for one in BEFORE.requirements.values() for item in one.evidence]
OWN = ["roster", "diary"]
YEARS = st.sampled_from([YEAR, YEAR, YEAR - 1, YEAR - 2])
CODES = st.lists(st.sampled_from([*PAPERS, *OWN]), max_size=2, unique=True)


@st.composite
def crosswalks(draw: DrawFn) -> Crosswalk:
    """Return crosswalks: every code of both editions on one of a few lines."""
    lines: dict[int, tuple[list[str], list[str]]] = {}
    for side, edition in enumerate((BEFORE, AFTER)):
        for code in edition.requirements:
            lines.setdefault(draw(st.integers(0, 4)), ([], []))[side].append(code)
    return crosswalk(*((tuple(old), tuple(new)) for old, new in lines.values()))


@st.composite
def cases(draw: DrawFn) -> Case:
    """Return cases with any number of answers of each kind, contradictions among them."""
    facts = st.sampled_from(["trained", "ready", "area"])
    made = draw(st.lists(st.tuples(facts, YEARS, CODES), max_size=6))
    columns = st.sets(st.tuples(st.sampled_from(["certified", "staff"]), YEARS), max_size=3)
    members = draw(st.none() | st.lists(columns, max_size=3))
    evidence = {}
    for state in EvidenceState:
        evidence.update(papers(*draw(CODES), state=state))
    days = st.lists(st.dates(date(2020, 1, 1), date(2023, 1, 1)), max_size=2, unique=True)
    targets = {name: tuple(map(goal, draw(days))) for name in BEFORE.targets}
    return case(
        [observed(fact, year, *codes) for fact, year, codes in made],
        None if members is None else factories(*members, evidence=tuple(draw(CODES))),
        evidence,
        targets,
    )


def given_in(of: Case) -> Counter[tuple[AnswerKind, str, int | None, date | None]]:
    """Return what a case answers, counted without the help of what is tested."""
    found: Counter[tuple[AnswerKind, str, int | None, date | None]] = Counter()
    for made in of.observations:
        found[AnswerKind.OBSERVATION, made.fact, made.fiscal_year, None] += 1
    for name, roster in of.rosters.items():
        found[AnswerKind.ROSTER, name, None, None] += 1
        found.update(
            {
                (AnswerKind.COLUMN, *cell, None): 1
                for member in roster.members
                for cell in member.cells
            }
        )
    for code in of.register.evidence:
        found[AnswerKind.DOCUMENT, code, None, None] += 1
    for name, periods in of.targets.items():
        for period in periods:
            found[AnswerKind.TARGET, name, None, period.since] += 1
    return found


def placed_in(found: Carryover) -> Counter[tuple[AnswerKind, str, int | None, date | None]]:
    """Return the answers that have a place, each as often as it has one."""
    answers = (each.answer for each in found.placed)
    return Counter((one.kind, one.name, one.fiscal_year, one.since) for one in answers)


@given(cases(), crosswalks())
def test_every_answer_has_exactly_one_place(of: Case, by: Crosswalk) -> None:
    """Nothing that was given is lost, nothing appears from nowhere, and the totals add up."""
    found = carried(of, by)
    assert placed_in(found) == given_in(of)
    assert len({each.answer for each in found.placed}) == len(found.placed)
    counts = found.counts
    assert sum(count.total() for count in counts.values()) == given_in(of).total()
    for kind, count in counts.items():
        assert count.total() == sum(one.answer.kind is kind for one in found.placed)


@given(cases(), crosswalks())
def test_what_goes_somewhere_goes_where_it_is_asked_for(of: Case, by: Crosswalk) -> None:
    """An answer has a place to go or a reason why not, and a document is never accepted unseen."""
    items = {item.code for one in AFTER.requirements.values() for item in one.evidence}
    for each in carried(of, by).placed:
        assert bool(each.to) == (each.because is None) == (each.fate is not Fate.ASIDE)
        match each.answer.kind, each.fate:
            case AnswerKind.DOCUMENT, Fate.OFFERED:
                assert set(each.to) <= items
            case AnswerKind.TARGET, Fate.OFFERED:
                assert set(each.to) <= set(AFTER.targets)
            case AnswerKind.TARGET, fate:
                assert fate is Fate.ASIDE
            case ((AnswerKind.OBSERVATION | AnswerKind.COLUMN | AnswerKind.ROSTER), fate):
                assert fate is not Fate.OFFERED


@given(cases(), crosswalks(), st.randoms(use_true_random=False))
def test_the_order_of_what_was_handed_in_is_nothing(
    of: Case, by: Crosswalk, chance: Random
) -> None:
    """The same case in another order has the same place for everything and owes the same."""
    observations = chance.sample(of.observations, len(of.observations))
    evidence = chance.sample(list(of.register.evidence.items()), len(of.register.evidence))
    shuffled = case(observations, of.rosters, dict(evidence), of.targets)
    assert carried(shuffled, by).placed == carried(of, by).placed
    assert owed(carried(shuffled, by)) == owed(carried(of, by))
