"""What the audit of an example has to find, if the solver is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.levels import LevelState

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Verdict
    from ecorules.language.truth import Truth


def has_met(code: str, truth: Truth) -> Callable[[Audit], bool]:
    """Return whether an audit finds a requirement met, or not."""
    return lambda found: found.findings[code].met is truth


def has_verdict(code: str, verdict: Verdict) -> Callable[[Audit], bool]:
    """Return whether an audit gives a requirement a verdict."""
    return lambda found: found.findings[code].verdict is verdict


def proves(level: int) -> Callable[[Audit], bool]:
    """Return whether an audit finds a level proven."""
    return lambda found: _state(found, level) is LevelState.PROVEN


def fails(level: int) -> Callable[[Audit], bool]:
    """Return whether an audit finds that a level is certainly not proven."""
    return lambda found: _state(found, level) is LevelState.BLOCKED


def proves_without(level: int, lower: int) -> Callable[[Audit], bool]:
    """Return whether an audit finds a level proven, and one below it certainly not."""
    return lambda found: proves(level)(found) and fails(lower)(found)


def _state(found: Audit, level: int) -> LevelState:
    return next(one.state for one in found.conclusion.rungs if one.level.number == level)


def identifier(subject: str) -> str:
    """Return a code or level as a part of a name: small letters, digits and hyphens.

    >>> identifier("G4.2")
    'g4-2'
    """
    return "".join(one if one.isalnum() and one.isascii() else "-" for one in subject.casefold())
