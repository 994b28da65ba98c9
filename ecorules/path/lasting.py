"""A case as it must be seen if a level is to last: what ends before a day does not count today.

A document that ends too early has to be renewed, as one that has expired.  A target that has not
the same value on both days says nothing that a way could rest on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ecorules.audit.conduct import national_targets
from ecorules.case.model import Case, Evidence, Register
from ecorules.case.papers import is_valid
from ecorules.case.standing import is_in_force

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ecorules.edition.model import Edition
    from ecorules.language.interval import Interval


def lasting(case: Case, on: date, until: date) -> Case:
    """Return a case in which only that counts which still does on a later day."""
    evidence = {
        code: one if is_valid(one, until) else _ended(one, on)
        for code, one in case.register.evidence.items()
    }
    targets = {
        name: periods
        for name, periods in case.targets.items()
        if own_target(case, name, on) == own_target(case, name, until)
    }
    return replace(case, register=Register(case.register.is_closed, evidence), targets=targets)


def _ended(evidence: Evidence, on: date) -> Evidence:
    return replace(evidence, valid_from=None, valid_until=on - timedelta(days=1))


def own_target(case: Case, name: str, day: date) -> Fraction | None:
    """Return the value that an area's own target has on a day, if it has one."""
    periods = case.targets.get(name, ())
    return next((one.value for one in periods if is_in_force(one, day)), None)


def national(edition: Edition, on: date, until: date | None) -> Mapping[str, Interval | None]:
    """Return the edition's targets; one that does not keep its value has none to rest on."""
    today = national_targets(edition, on)
    if until is None:
        return today
    then = national_targets(edition, until)
    return {name: value if then[name] == value else None for name, value in today.items()}


def not_lasting(edition: Edition, case: Case, on: date, until: date) -> tuple[str, ...]:
    """Return the targets that do not keep their value until a day."""
    today, then = national_targets(edition, on), national_targets(edition, until)
    by_edition = {name for name, value in today.items() if then[name] != value}
    own = {
        name
        for name in case.targets
        if name not in today and own_target(case, name, on) != own_target(case, name, until)
    }
    return tuple(sorted(by_edition | own))
