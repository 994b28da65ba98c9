"""Drafts and days: a change that is dated alters no audit before its day.

A draft that names the day from which it is in force judges from that day on; on any day
before it the edition that it extends judges.  To learn today what a future draft would do, it
is taken *as if in force*: whoever does so says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecorules.edition.model import Edition, Target


def edition_on(edition: Edition, day: date) -> Edition:
    """Return the edition that judges on a day: before its first day the one that it extends."""
    while edition.overlay is not None and edition.since is not None and day < edition.since:
        edition = edition.overlay.base
    return edition


def as_if_in_force(edition: Edition) -> Edition:
    """Return a draft without its first day, and with the targets as they then stand.

    An edition that is no draft is returned as it is.
    """
    if edition.overlay is None:
        return edition
    first = bases(edition)[-1]
    targets = {
        name: target if target == first.targets.get(name) else _already(target, edition.since)
        for name, target in edition.targets.items()
    }
    return replace(edition, since=None, targets=targets)


def bases(edition: Edition) -> tuple[Edition, ...]:
    """Return what an edition is laid over, from the next below to the last."""
    found: list[Edition] = []
    while edition.overlay is not None:
        edition = edition.overlay.base
        found.append(edition)
    return tuple(found)


def judges(edition: Edition, named: str) -> bool:
    """Return whether a case that names an edition can be audited by this one.

    It can by the edition itself, by another reading of it, and by a draft that extends it.
    """
    return any(named in (each.id, each.variant_of) for each in (edition, *bases(edition)))


def _already(target: Target, since: date | None) -> Target:
    """Return a target whose first proposed value holds from the beginning on."""
    periods = target.periods
    if not periods:
        return target
    first = next(
        (each for each in reversed(periods) if since is not None and each.since <= since),
        periods[0],
    )
    later = tuple(each for each in periods if each.since > first.since)
    return replace(target, periods=(replace(first, since=date.min), *later))
