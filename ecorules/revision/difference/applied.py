"""The old edition with some of the changes made, so that a cause can be found by undoing.

All changes make the new edition, none leave the old one, and any others an edition that is
between the two and in order: a change that cannot stand without another falls with it.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from ecorules.edition.circles import circles
from ecorules.levels import prerequisites
from ecorules.revision.difference.found import difference
from ecorules.revision.difference.names import bonds
from ecorules.revision.difference.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ecorules.edition.model import Edition
    from ecorules.revision.difference.found import Difference
    from ecorules.revision.difference.model import Change


def applied(old: Edition, new: Edition, chosen: Iterable[Change]) -> Edition:
    """Return the old edition with only these changes made, as far as they can stand.

    It bears the id of the new one, unless nothing is changed.  `standing` tells which were made.
    """
    between = difference(old, new)
    return _made(between, standing(old, new, chosen))


def standing(old: Edition, new: Edition, chosen: Iterable[Change]) -> frozenset[Change]:
    """Return which of the chosen changes can stand without those that were not chosen."""
    between = difference(old, new)
    kept = _with_all_they_need(between, frozenset(chosen))
    while (circling := frozenset(_circling(_made(between, kept), kept))) != frozenset():
        kept = _with_all_they_need(between, kept - circling)
    return kept


def falling_with(old: Edition, new: Edition, undone: Iterable[Change]) -> frozenset[Change]:
    """Return which further changes fall when these are undone and all others made."""
    out = frozenset(undone)
    others = frozenset(difference(old, new).changes) - out
    return others - standing(old, new, others)


def _with_all_they_need(between: Difference, chosen: frozenset[Change]) -> frozenset[Change]:
    kept = chosen
    while True:
        left = frozenset(change for change in kept if between.needs[change] <= kept)
        if left == kept:
            return kept
        kept = left


def _made(between: Difference, kept: Collection[Change]) -> Edition:
    old, new = between.old, between.new
    if not kept:
        return old
    if len(kept) == len(between.changes):
        return new
    taken = frozenset(change.where.path for change in kept)
    parts = Parts(old, new, lambda change: change.where.path in taken)
    written = f"{old.digest} {new.digest} {sorted(map(repr, taken))}"
    return replace(
        new,
        digest=f"sha256:{sha256(written.encode()).hexdigest()}",
        overlay=None,
        levels=parts.levels(),
        requirements=parts.requirements(),
        targets=parts.targets(),
        vocabulary=parts.vocabulary(),
        dimensions={**old.dimensions, **new.dimensions},
        aspects={**old.aspects, **new.aspects},
        sources={**old.sources, **new.sources},
    )


def _circling(edition: Edition, kept: Collection[Change]) -> Iterator[Change]:
    """Yield the changes by which requirements or levels came to stand on each other in a circle."""
    needed = {code: prerequisites(one) for code, one in edition.requirements.items()}
    below = {
        str(number): [str(each) for each in level.stands_on]
        for number, level in edition.levels.items()
    }
    for thing, graph in (("requirement", needed), ("level", below)):
        for circle in circles(graph):
            arrows = zip(circle, (*circle[1:], circle[0]), strict=True)
            for here, there in arrows:
                yield from (
                    change
                    for change in kept
                    if change.where.path[:2] == (thing, here)
                    and (thing, there) in bonds(change).uses
                )
