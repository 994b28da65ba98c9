"""Members that are judged together get what each of them would get alone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecorules.case.model import Member
from ecorules.language.evaluate import evaluate
from ecorules.language.quantity import PLAIN
from ecorules.language.reads import questions
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Difference,
    FactValue,
    Holds,
    IsOneOf,
    Not,
    Relation,
    TargetValue,
)
from ecorules.language.trace import unresolved
from tests.unit.case.makers import LIST, PAPER, case, evidence, members, seen, stood

NUMBERS = [FactValue("level"), FactValue("level", 1), FactValue("bod"), FactValue("bod_limit")]
OTHERS = [Constant(Fraction(2), PLAIN), TargetValue("19.1.1"), FactValue("green_area")]
MEASURES = st.sampled_from([*NUMBERS, *OTHERS, Difference(NUMBERS[0], NUMBERS[1])])
COMPARISONS = st.builds(Compare, MEASURES, st.sampled_from(list(Relation)), MEASURES)
LEAVES = st.one_of(
    COMPARISONS,
    st.sampled_from([Holds("eco"), IsOneOf("outlet", frozenset({"direct"})), Holds("announced")]),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda below: st.one_of(
        st.builds(Not, below),
        st.builds(AllOf, st.lists(below, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(below, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
CELLS = st.fixed_dictionaries(
    {},
    optional={
        ("level", 2565): st.sampled_from([Fraction(1), Fraction(2), Fraction(3)]),
        ("level", 2564): st.sampled_from([Fraction(2), Fraction(3)]),
        ("bod", 2565): st.sampled_from([Fraction(1, 100), Fraction(3, 100), Fraction(7, 100)]),
        ("bod_limit", 2565): st.sampled_from([Fraction(2, 100), Fraction(6, 100)]),
        ("eco", 2565): st.booleans(),
        ("outlet", 2565): st.sampled_from(["direct", "central"]),
    },
)


@example(
    condition=Compare(FactValue("level"), Relation.AT_LEAST, FactValue("level", 1)),
    rows=[{}, {("level", 2565): Fraction(1)}],
    unsupported=set(),
    areas=[],
)
@given(
    condition=CONDITIONS,
    rows=st.lists(CELLS, min_size=1, max_size=6),
    unsupported=st.sets(st.sampled_from(["level", "bod", "bod_limit", "eco"])),
    areas=st.lists(st.sampled_from([Fraction(1), Fraction(3)]), max_size=2),
)
def test_each_member_of_a_group_is_judged_as_it_would_be_alone(
    condition: Condition,
    rows: list[dict[tuple[str, int], Fraction | bool | str]],
    unsupported: set[str],
    areas: list[Fraction],
) -> None:
    """Grouping is a saving and no meaning: same truth, same things missing, for everybody."""
    listed = [Member(f"{place}", "", cells) for place, cells in enumerate(rows)]
    papers = (evidence(LIST, "accepted"), evidence(PAPER, "accepted"))
    seen_areas = [seen("green_area", area, PAPER) for area in areas]
    without = dict.fromkeys(unsupported, ())
    together = stood(
        case(
            *papers,
            observations=seen_areas,
            rosters=[members(*listed, column_evidence=without)],
        )
    )
    for group in together.roster("factories", questions(condition)).groups:
        judged = evaluate(condition, group.subject)
        for key in group.members:
            single = members(listed[int(key)], column_evidence=without)
            alone = stood(case(*papers, observations=seen_areas, rosters=[single]))
            (only,) = alone.roster("factories", questions(condition)).groups
            by_itself = evaluate(condition, only.subject)
            assert judged.truth is by_itself.truth
            assert unresolved(judged) == unresolved(by_itself)


@pytest.mark.parametrize("relation", list(Relation))
def test_different_measurements_on_one_side_of_a_limit_are_one_group(relation: Relation) -> None:
    """Five hundred different readings of one column are two groups, not five hundred."""
    listed = [Member(f"{n:03}", "", {("bod", 2565): Fraction(n)}) for n in range(1, 501)]
    subject = stood(case(evidence(LIST, "accepted"), rosters=[members(*listed)]))
    limit = Compare(FactValue("bod"), relation, Constant(Fraction(20), PLAIN))
    assert len(subject.roster("factories", questions(limit)).groups) == 2
