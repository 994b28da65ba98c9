"""Proofs are held to the definition: what they claim of every area no area refutes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.conduct import Audit
from ecorules.audit.finding import Verdict
from ecorules.case.model import Case
from ecorules.edition.model import Edition
from ecorules.language.truth import Truth
from ecorules.levels import LevelState
from ecorules.revision.proof.comparing import compared_editions
from ecorules.revision.proof.model import ComparedEditions, ProvedEdition
from ecorules.revision.proof.soundness import proved_edition
from tests.random_conditions import Shape
from tests.random_editions import named_by_meaning, random_edition
from tests.settled_areas import DAY, judged, random_area

# A proof of a whole edition asks the solver some dozens of questions.
EXAMPLES = min(30, settings().max_examples)
AREAS = 40
# Areas are many and need not shrink: they come from a seed.
SEEDS = st.integers(0, 9999)


def areas(seed: int, edition: Edition) -> list[Case]:
    """Return settled areas by chance."""
    chance = Random(seed)  # noqa: S311 - no secret
    return [random_area(chance, edition) for _ in range(AREAS)]


def state(found: Audit, level: int) -> LevelState:
    """Return how a level stands in an audit."""
    return next(one.state for one in found.conclusion.rungs if one.level.number == level)


def refuted(found: ProvedEdition, area: Audit) -> list[str]:
    """Return which claims about an edition one area refutes."""
    wrong = []
    for one in found.requirements:
        finding = area.findings[one.code]
        if one.never_met.holds and finding.verdict is Verdict.CONFORMING:
            wrong.append(f"{one.code} is met")
        if one.never_fails.holds and finding.verdict is Verdict.NONCONFORMING:
            wrong.append(f"{one.code} fails")
        others = [area.findings[code].met for code in one.redundant.core]
        if one.redundant.holds and finding.met is Truth.FALSE and {*others} <= {Truth.TRUE}:
            wrong.append(f"{one.code} is not redundant")
    return wrong + refuted_levels(found, area)


def refuted_levels(found: ProvedEdition, area: Audit) -> list[str]:
    """Return which claims about the levels of an edition one area refutes."""
    wrong = []
    for level in found.levels:
        proven = state(area, level.number) is LevelState.PROVEN
        if level.unreachable.holds and proven:
            wrong.append(f"level {level.number} is proven")
        for lower, claim in level.nested:
            if claim.holds and proven and state(area, lower) is LevelState.BLOCKED:
                wrong.append(f"level {level.number} is proven without {lower}")
    return wrong


def refuted_change(found: ComparedEditions, old: Audit, new: Audit) -> list[str]:
    """Return which claims about two editions one area refutes."""
    wrong = []
    for one in found.requirements:
        before, after = old.findings[one.code].met, new.findings[one.code].met
        if one.never_only_old.holds and (before, after) == (Truth.TRUE, Truth.FALSE):
            wrong.append(f"{one.code} is met by the old edition only")
        if one.never_only_new.holds and (before, after) == (Truth.FALSE, Truth.TRUE):
            wrong.append(f"{one.code} is met by the new edition only")
    lost, gained = (LevelState.PROVEN, LevelState.BLOCKED), (LevelState.BLOCKED, LevelState.PROVEN)
    for level in found.levels:
        states = state(old, level.number), state(new, level.number)
        if level.never_only_old.holds and states == lost:
            wrong.append(f"level {level.number} is lost")
        if level.never_only_new.holds and states == gained:
            wrong.append(f"level {level.number} is gained")
    return wrong


def revised(chance: Random, edition: Edition) -> Edition:
    """Return an edition in which one requirement asks for something else."""
    code = chance.choice(sorted(edition.requirements))
    other = random_edition(chance, Shape(depth=2)).requirements.get(code)
    asked = edition.requirements[code]
    if other is None:
        other = replace(asked, applies=asked.requires)
    changed = replace(asked, requires=other.requires, applies=other.applies)
    requirements = {**edition.requirements, code: changed}
    return named_by_meaning(replace(edition, id="revised", requirements=requirements))


@settings(max_examples=EXAMPLES)
@given(st.randoms(use_true_random=False), SEEDS)
def test_no_area_refutes_what_is_proven_of_an_edition(chance: Random, seed: int) -> None:
    """Every example is confirmed by an audit, and what holds for every area holds for any."""
    edition = random_edition(chance, Shape(depth=chance.choice((1, 2, 3)), requirements=2))
    found = proved_edition(edition, on=DAY, patience=2)
    assert found.is_sound
    for case in areas(seed, edition):
        assert refuted(found, judged(edition, case)) == []


@settings(max_examples=EXAMPLES)
@given(st.randoms(use_true_random=False), SEEDS)
def test_no_area_refutes_what_is_proven_of_a_change(chance: Random, seed: int) -> None:
    """Stricter is stricter: no area that is tried meets the new edition alone."""
    old = random_edition(chance, Shape(depth=chance.choice((1, 2)), requirements=2))
    new = revised(chance, old)
    found = compared_editions(old, new, on=DAY, patience=2)
    assert found.is_sound
    for case in areas(seed, old):
        assert refuted_change(found, judged(old, case), judged(new, case)) == []


@pytest.mark.parametrize("seed", range(3))
def test_the_same_question_has_the_same_answer(seed: int) -> None:
    """Whatever was asked before, an edition has the same proof with the same examples."""
    chance = Random(seed)  # noqa: S311 - no secret
    edition = random_edition(chance)
    first = proved_edition(edition, on=DAY)
    compared_editions(edition, revised(chance, edition), on=DAY)
    again = proved_edition(edition, on=DAY)
    cases = [
        [one.case.digest for claim in found.claims for one in claim.examples]
        for found in (first, again)
    ]
    assert cases[0] == cases[1]
    assert [one.answer for one in first.claims] == [one.answer for one in again.claims]
