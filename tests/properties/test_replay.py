"""The laws of a comparison: what is judged once for several editions is what audits find."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.conduct import Audit, audit
from ecorules.case.model import Case
from ecorules.edition.model import Edition
from ecorules.levels import footings, proven_level, reachable_level
from ecorules.revision.difference.applied import applied
from ecorules.revision.fit import asked_anew
from ecorules.revision.judging import Judging
from ecorules.revision.moves import PROVEN, REACHABLE, Judged, Stand
from ecorules.revision.replay import Explained, Replayed, replayed
from ecorules.revision.revised import Revision
from tests.random_cases import random_case
from tests.random_revisions import random_revision

SEEDS = st.integers(0, 10**9)
# Each example replays several cases and audits some dozens of mixtures.
FEW = settings(max_examples=150)


def _drawn(seed: int) -> tuple[Revision, list[Case]]:
    chance = Random(seed)  # noqa: S311 - the same for the same seed
    old, new = random_revision(chance)
    revision = Revision(old, new, is_strict=chance.randrange(2) > 0)
    return revision, [random_case(chance, old) for _ in range(3)]


def _audited(revision: Revision, edition: Edition, case: Case) -> Audit:
    """Return a fresh audit of the case, whose closed register says nothing of what is new."""
    if not revision.is_strict:
        case = asked_anew(case, revision.old, *revision.both)
    return audit(edition, replace(case, edition=edition.id))


def _assert_stands(stand: Stand, found: Audit) -> None:
    assert stand.proven == found.conclusion.proven
    assert stand.reachable == found.conclusion.reachable
    assert stand.states == {rung.level.number: rung.state for rung in found.conclusion.rungs}
    assert list(stand.requirements) == list(found.findings)
    for code, judged in stand.requirements.items():
        assert judged == Judged(found.findings[code].verdict, found.findings[code].met)


@FEW
@given(SEEDS)
def test_a_replay_says_what_two_fresh_audits_say(seed: int) -> None:
    """What is alike in both editions is judged once, and nothing is lost by it."""
    revision, cases = _drawn(seed)
    for case in cases:
        found = replayed(revision, case, revision.old, "case")
        assert isinstance(found, Replayed)
        _assert_stands(found.before, _audited(revision, revision.old, case))
        _assert_stands(found.after, _audited(revision, revision.new, case))


@FEW
@given(SEEDS)
def test_a_mixture_is_judged_as_the_edition_it_is_mixed_to(seed: int) -> None:
    """Parts of the changes that do not depend on each other may be put together one by one."""
    revision, cases = _drawn(seed)
    chance = Random(seed)  # noqa: S311 - the same for the same seed
    own = cases[0] if revision.is_strict else asked_anew(cases[0], revision.old, *revision.both)
    judging = Judging(own)
    for _ in range(4):
        undone = frozenset(at for at in revision.moving if chance.randrange(2))
        chosen = [each for at, each in enumerate(revision.changes) if at not in undone]
        mixed = applied(revision.old, revision.new, chosen)
        found = _audited(revision, mixed, cases[0])
        mixture = revision.without(undone)
        outcomes = judging.outcomes(mixture)
        assert {code: one.met for code, one in outcomes.items()} == {
            code: one.met for code, one in found.findings.items()
        }
        steps = footings(mixture.steps, outcomes)
        assert proven_level(steps) == found.conclusion.proven
        assert reachable_level(steps) == found.conclusion.reachable


def _restores(revision: Revision, case: Case, each: Explained, undone: frozenset[int]) -> bool:
    """Return whether the old outcome is back when some changes are undone: by a fresh audit."""
    chosen = [one for at, one in enumerate(revision.changes) if at not in undone]
    found = _audited(revision, applied(revision.old, revision.new, chosen), case)
    about, before = each.move.about, each.move.before
    if about == PROVEN:
        return found.conclusion.proven == before
    if about == REACHABLE:
        return found.conclusion.reachable == before
    one = found.findings.get(about)
    return one is not None and Judged(one.verdict, one.met) == before


def _some(things: tuple[int, ...]) -> list[frozenset[int]]:
    """Return every choice of fewer than all of some things, none of them included."""
    numbers = range(len(things))
    return [frozenset(each) for each in chain(*(combinations(things, n) for n in numbers))]


@FEW
@given(SEEDS)
def test_undoing_a_cause_restores_and_undoing_less_does_not(seed: int) -> None:
    """A cause is no guess: undone it gives the old outcome back, and none of it is idle."""
    revision, cases = _drawn(seed)
    for case in cases:
        found = replayed(revision, case, revision.old, "case")
        assert isinstance(found, Replayed)
        for each in found.moves:
            assert each.causes.sets
            for one in each.causes.sets:
                assert _restores(revision, case, each, frozenset(one))
                if each.causes.are_all:
                    fewer = _some(one)
                else:
                    fewer = [frozenset(one) - {left} for left in one]
                assert not any(_restores(revision, case, each, less) for less in fewer)


@FEW
@given(SEEDS)
def test_every_smallest_cause_is_told(seed: int) -> None:
    """Where all causes are said to be told, trying every set of as many changes finds no other."""
    revision, cases = _drawn(seed)
    if len(revision.moving) > 9:
        return
    for case in cases:
        found = replayed(revision, case, revision.old, "case")
        assert isinstance(found, Replayed)
        for each in found.moves:
            if each.causes.are_all and each.move.about in {PROVEN, REACHABLE}:
                number = each.causes.searched
                every = [frozenset(one) for one in combinations(revision.moving, number)]
                told = {frozenset(one) for one in each.causes.sets}
                assert told == {one for one in every if _restores(revision, case, each, one)}


def test_the_random_revisions_move_enough() -> None:
    """The laws above are tried on moves of every kind, by one change and by several together."""
    ways, sizes = set(), set()
    for seed in range(150):
        revision, cases = _drawn(seed)
        for case in cases:
            found = replayed(revision, case, revision.old, "case")
            assert isinstance(found, Replayed)
            ways |= {each.move.way for each in found.moves}
            sizes |= {len(one) for each in found.moves for one in each.causes.sets}
    assert len(ways) == 4
    assert sizes >= {1, 2}
