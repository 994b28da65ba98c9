"""What an engine says of a case, so that it can be compared with what the definition says.

An engine takes an edition with many cases, because some are made for many, and returns a
judgement of each.  What it cannot do it refuses with a reason: it never approximates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ecorules.audit.conduct import Audit, audit
from ecorules.audit.finding import Verdict
from ecorules.case.model import Case
from ecorules.edition.model import Edition
from ecorules.language.truth import Truth
from ecorules.levels import LevelState


class Judgement(NamedTuple):
    """What every engine has to say of a case: verdicts and what levels see, by code; levels."""

    verdicts: Mapping[str, Verdict]
    met: Mapping[str, Truth]
    states: Mapping[int, LevelState]
    proven: int
    reachable: int


class Refused(Exception):  # noqa: N818 - no mistake: an engine says what it is not made for
    """Say why an engine cannot judge by an edition."""


Judge: TypeAlias = Callable[[Edition, Sequence[Case]], Sequence[Judgement]]


class Engine(NamedTuple):
    """An engine by its name: it judges cases on their own days, or raises `Refused`."""

    name: str
    judge: Judge


def judgement(found: Audit) -> Judgement:
    """Return what an audit says, as far as every engine has to say it."""
    return Judgement(
        {code: one.verdict for code, one in found.findings.items()},
        {code: one.met for code, one in found.findings.items()},
        {rung.level.number: rung.state for rung in found.conclusion.rungs},
        found.conclusion.proven,
        found.conclusion.reachable,
    )


def by_definition(edition: Edition, cases: Sequence[Case]) -> list[Judgement]:
    """Return what the definition says of each case."""
    return [judgement(audit(edition, case)) for case in cases]


DEFINITION = Engine("definition", by_definition)


def differences(defined: Judgement, other: Judgement) -> list[str]:
    """Return in what another engine differs from the definition, most telling first."""
    found = [
        f"{code}: the definition says {verdict}, met {met}; the other "
        f"{_said(other.verdicts.get(code))}, met {_said(other.met.get(code))}"
        for code in defined.verdicts
        if (verdict := defined.verdicts[code].value, met := defined.met[code].value)
        != (_said(other.verdicts.get(code)), _said(other.met.get(code)))
    ]
    found += [
        f"level {number}: the definition says {state.value}; the other "
        f"{_said(other.states.get(number))}"
        for number, state in defined.states.items()
        if other.states.get(number) is not state
    ]
    for name in ("proven", "reachable"):
        ours, theirs = getattr(defined, name), getattr(other, name)
        if ours != theirs:
            found.append(f"{name}: the definition says {ours}; the other {theirs}")
    beyond = sorted({*other.verdicts} - {*defined.verdicts})
    return found + [f"{code}: nobody asks for it" for code in beyond]


def _said(found: Verdict | Truth | LevelState | None) -> str:
    return "nothing" if found is None else str(found.value)
