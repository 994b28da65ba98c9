"""Random pairs of editions that have much in common, as one revised from the other.

Requirements come, go, move to other levels, change their clauses or what they apply to; targets
get other values and levels other rules.  The new edition reads by the same vocabulary.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from ecorules.edition.codes import in_order
from ecorules.edition.model import Edition, Requirement
from ecorules.language.syntax import AllOf, AnyOf, Condition
from ecorules.levels import prerequisites
from tests.random_conditions import ANY_SHAPE, Shape, one_in
from tests.random_editions import named_by_meaning, random_edition


def random_revision(chance: Random, shape: Shape = ANY_SHAPE) -> tuple[Edition, Edition]:
    """Return an edition and one that was revised from it."""
    old = random_edition(chance, shape)
    other = random_edition(chance, shape)
    levels = dict(old.levels)
    for number, level in other.levels.items():
        is_taken = number in levels and set(level.stands_on) <= levels.keys()
        if is_taken and one_in(chance, 4):
            levels[number] = level
    requirements = _requirements(chance, old, other)
    targets = {
        name: other.targets[name] if one_in(chance, 4) else target
        for name, target in old.targets.items()
    }
    new = replace(old, id="revised", levels=levels, targets=targets, requirements=requirements)
    return old, named_by_meaning(new)


def _requirements(chance: Random, old: Edition, other: Edition) -> dict[str, Requirement]:
    found: dict[str, Requirement] = {}
    for code in in_order({*old.requirements, *other.requirements}):
        before, after = old.requirements.get(code), other.requirements.get(code)
        made = _requirement(chance, before, after)
        # What names a requirement that is not there is in no edition, nor what waits for itself.
        if (
            made is not None
            and made.level in old.levels
            and set(prerequisites(made)) <= found.keys()
        ):
            found[code] = made
    return found


def _requirement(
    chance: Random, before: Requirement | None, after: Requirement | None
) -> Requirement | None:
    if before is None or after is None:
        is_kept = one_in(chance, 2) if before is None else not one_in(chance, 4)
        return (before or after) if is_kept else None
    made = before
    if one_in(chance, 3):
        made = replace(made, requires=_reworked(chance, before.requires, after.requires))
        listed = {item.code: item for item in (*before.evidence, *after.evidence)}
        made = replace(made, evidence=tuple(listed.values()))
    if one_in(chance, 4):
        made = replace(made, applies=after.applies)
    if one_in(chance, 5):
        made = replace(made, level=after.level)
    return made


def _reworked(chance: Random, before: Condition, after: Condition) -> Condition:
    """Return another condition: a new one, one clause more, or an alternative."""
    return chance.choice((after, AllOf((before, after)), AnyOf((before, after))))
