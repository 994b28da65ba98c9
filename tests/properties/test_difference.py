"""The laws of changes: what was found can be undone, piece by piece, and means what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.conduct import audit
from ecorules.edition.model import Edition
from ecorules.language.syntax import AllOf, AnyOf, Condition
from ecorules.language.truth import Truth
from ecorules.levels import prerequisites
from ecorules.revision.difference import (
    Change,
    ChangeKind,
    Strictness,
    applied,
    changes_between,
    falling_with,
    standing,
)
from ecorules.revision.difference.parts import Parts
from tests.random_cases import random_case
from tests.random_editions import named_by_meaning
from tests.random_revisions import random_revision
from tests.random_rewordings import reworded_edition

SEEDS = st.integers(0, 10**9)
# Each example audits several cases by several editions.
FEW = settings(max_examples=300)
KEPT_WHILE_NAMED = {
    ChangeKind.TARGET_ADDED,
    ChangeKind.TARGET_DROPPED,
    ChangeKind.EVIDENCE_ADDED,
    ChangeKind.EVIDENCE_DROPPED,
}
RANK = {Truth.FALSE: 0, Truth.UNKNOWN: 1, Truth.TRUE: 2}


def drawn(seed: int) -> tuple[Random, Edition, Edition]:
    """Return two editions that have much in common: requirements exchanged, or clauses reworded."""
    chance = Random(seed)  # noqa: S311 - the same for the same seed
    return chance, *chance.choice((random_revision, reworded_edition))(chance)


def found_by(edition: Edition, chance_of: int, old: Edition) -> tuple[object, ...]:
    """Return what an edition finds of some cases that were made for the old one."""
    chance = Random(chance_of)  # noqa: S311 - the same for the same seed
    cases = [random_case(chance, old) for _ in range(3)]
    audits = [audit(edition, replace(case, edition=edition.id)) for case in cases]
    return tuple(
        (
            one.conclusion.proven,
            one.conclusion.reachable,
            tuple((rung.level.number, rung.state) for rung in one.conclusion.rungs),
            tuple((code, each.verdict, each.met) for code, each in one.findings.items()),
        )
        for one in audits
    )


def mets(edition: Edition, chance_of: int, old: Edition) -> list[Mapping[str, Truth]]:
    """Return what the levels would see of each requirement, in some cases."""
    chance = Random(chance_of)  # noqa: S311 - the same for the same seed
    cases = [random_case(chance, old) for _ in range(4)]
    return [
        {
            code: each.met
            for code, each in audit(edition, replace(case, edition=edition.id)).findings.items()
        }
        for case in cases
    ]


@FEW
@given(SEEDS)
def test_with_every_change_made_the_old_edition_is_the_new_one(seed: int) -> None:
    """Nothing that moves a verdict is missing among the changes."""
    _, old, new = drawn(seed)
    parts = Parts(old, new, lambda _: True)
    made = replace(
        old,
        levels=parts.levels(),
        requirements=parts.requirements(),
        targets=parts.targets(),
        vocabulary=parts.vocabulary(),
    )
    assert found_by(named_by_meaning(made), seed, old) == found_by(new, seed, old)
    changes = changes_between(old, new)
    assert applied(old, new, changes) == (new if changes else old)


@FEW
@given(SEEDS)
def test_with_no_change_made_the_old_edition_stays(seed: int) -> None:
    """Who decides against everything has changed nothing."""
    _, old, new = drawn(seed)
    parts = Parts(old, new, lambda _: False)
    assert parts.levels() == old.levels
    assert found_by(
        named_by_meaning(replace(old, requirements=parts.requirements())), seed, old
    ) == found_by(old, seed, old)
    assert applied(old, new, ()) == old


@FEW
@given(SEEDS)
def test_what_moves_no_verdict_moves_none(seed: int) -> None:
    """A change that is said to be of no effect on any audit has none."""
    _, old, new = drawn(seed)
    named = {
        code: replace(one, title=one.title._replace(en="reworded"), owners=("board",))
        for code, one in new.requirements.items()
    }
    new = named_by_meaning(replace(new, requirements=named))
    idle = [change for change in changes_between(old, new) if not change.moves_verdicts]
    assert {ChangeKind.TITLE, ChangeKind.OWNER} & {change.kind for change in idle} or not (
        old.requirements.keys() & new.requirements.keys()
    )
    assert found_by(applied(old, new, idle), seed, old) == found_by(old, seed, old)


@FEW
@given(SEEDS)
def test_any_of_the_changes_make_an_edition_that_is_in_order(seed: int) -> None:
    """What cannot stand alone falls with what it needs, and an audit is always possible."""
    chance, old, new = drawn(seed)
    chosen = [change for change in changes_between(old, new) if chance.randrange(2)]
    made = applied(old, new, chosen)
    for requirement in made.requirements.values():
        assert requirement.level in made.levels
        assert set(prerequisites(requirement)) <= made.requirements.keys()
    for level in made.levels.values():
        assert set(level.stands_on) <= made.levels.keys()
    assert found_by(made, seed, old)
    assert standing(old, new, chosen) <= set(chosen)


@FEW
@given(SEEDS)
def test_to_undo_one_change_is_to_make_all_but_it(seed: int) -> None:
    """What is then left to be done is this change, and what fell with it."""
    _, old, new = drawn(seed)
    changes = changes_between(old, new)
    for change in changes[:6]:
        without = applied(old, new, [one for one in changes if one != change])
        undone = {change, *falling_with(old, new, [change])}
        left = {one.where.path[:2] for one in changes_between(without, new)}
        assert left <= {one.where.path[:2] for one in undone}
        # A target that nobody names may stay, and so does evidence that a clause still demands.
        if change.kind not in KEPT_WHILE_NAMED:
            assert left


@FEW
@given(SEEDS)
def test_a_stricter_clause_helps_nobody_and_a_looser_one_harms_nobody(seed: int) -> None:
    """What structure alone shows of strictness is so in every case, with anything unknown."""
    _, old, new = drawn(seed)
    for change in changes_between(old, new):
        if change.strictness not in {Strictness.STRICTER, Strictness.LOOSER}:
            continue
        made = applied(old, new, [change])
        if standing(old, new, [change]) != {change}:
            continue
        sign = 1 if change.strictness is Strictness.LOOSER else -1
        for before, after in zip(mets(old, seed, old), mets(made, seed, old), strict=True):
            code = str(change.requirement)
            assert sign * (RANK[after[code]] - RANK[before[code]]) >= 0, change


@FEW
@given(SEEDS)
def test_the_order_of_clauses_is_no_change(seed: int) -> None:
    """Whoever writes the same conditions in another order has changed nothing."""
    chance, old, _ = drawn(seed)
    turned = {
        code: replace(one, requires=shuffled(one.requires, chance))
        for code, one in reversed(tuple(old.requirements.items()))
    }
    assert changes_between(old, named_by_meaning(replace(old, requirements=turned))) == ()


def shuffled(node: Condition, chance: Random) -> Condition:
    """Return a condition with the clauses of every list in another order, all the way down."""
    if isinstance(node, AllOf | AnyOf):
        parts = [shuffled(part, chance) for part in node.conditions]
        chance.shuffle(parts)
        return replace(node, conditions=tuple(parts))
    return node


@FEW
@given(SEEDS)
def test_no_two_changes_have_the_same_place(seed: int) -> None:
    """Each change can be told, chosen and undone by itself."""
    _, old, new = drawn(seed)
    changes = changes_between(old, new)
    assert len({change.where.path for change in changes}) == len(changes)
    assert all(told_once(change) for change in changes)


def told_once(change: Change) -> bool:
    """Return whether a change says what differs: not the same on both sides."""
    return change.old != change.new
