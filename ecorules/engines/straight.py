"""An edition as one straight line of Python: for single cases, as fast as an interpreter goes.

Each node of each condition becomes one assignment, and facts, documents and targets become slots,
so that nothing is looked up or dispatched on the way.  The result of every node is kept: the
trace is all there, and takes the form of the definition's when somebody looks at it.  What stands
over a roster is judged by the definition and is a slot here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.finding import Verdict, judged
from ecorules.engines.straight_lines import Line, Lines
from ecorules.engines.straight_values import TRUTHS, Cell, NotStraight, Result, Slot, extent
from ecorules.language.syntax import Condition
from ecorules.language.trace import Extent, Measured, Trace
from ecorules.language.truth import Truth
from ecorules.levels import Outcome, judging_order

if TYPE_CHECKING:
    from datetime import date

    from ecorules.edition.model import Edition
    from ecorules.language.subject import Subject
    from ecorules.language.trace import Judged

_TRUTH_OF: dict[Result, Truth] = {plain: truth for truth, plain in TRUTHS.items()}
_VERDICTS: dict[tuple[Result, Result], Verdict] = {
    (applies, requires): judged(_TRUTH_OF[applies], _TRUTH_OF[requires])
    for applies in _TRUTH_OF
    for requires in _TRUTH_OF
}


class Straight(NamedTuple):
    """What was found of a case: verdicts and what levels see, by code, and every node's result."""

    verdicts: dict[str, Verdict]
    met: dict[str, Result]
    results: tuple[Result, ...]


class _Ends(NamedTuple):
    """Where among the results the ends of a requirement stand, and how it was written."""

    code: str
    applies: int | None
    requires: int
    met: int
    lines: tuple[Line | None, Line]


@dataclass(frozen=True, slots=True)
class StraightEdition:
    """An edition on a day, ready to judge one case after another."""

    slots: tuple[Slot, ...]
    over_members: bool
    _run: Callable[[list[Result]], tuple[Result, ...]]
    _ends: tuple[_Ends, ...]
    _place: Callable[[str], int]

    def judge(self, values: list[Result]) -> Straight:
        """Return what is found of a case, given the value of every slot."""
        results = self._run(values)
        verdicts, met = dict[str, Verdict](), dict[str, Result]()
        for code, applies, requires, end, _ in self._ends:
            is_asked = True if applies is None else results[applies]
            verdicts[code] = _VERDICTS[is_asked, results[requires]]
            met[code] = results[end]
        return Straight(verdicts, met, results)

    def standing(self, subject: Subject) -> list[Result]:
        """Return the value of every slot for a case as it stands."""
        return [slot.asked(subject) for slot in self.slots]

    def row(self, told: Mapping[str, Cell]) -> list[Result]:
        """Return the value of every slot for a flat row, by the names of its columns."""
        if self.over_members:
            raise NotStraight("a flat row of a requirement that counts members")
        return [
            slot.unknown if (value := told.get(slot.name)) is None else slot.read(value)
            for slot in self.slots
        ]

    def outcomes(self, found: Straight) -> dict[str, Outcome]:
        """Return what the levels see of every requirement."""
        return {
            one.code: Outcome(
                _TRUTH_OF[True if one.applies is None else found.results[one.applies]],
                _TRUTH_OF[found.results[one.requires]],
            )
            for one in self._ends
        }

    def trace(self, code: str, found: Straight) -> Trace:
        """Return how a requirement's condition was judged, in the form of the definition.

        Gaps and members are not in it: those belong to a case, and here there are values alone.
        """
        (requires,) = (one.lines[1] for one in self._ends if one.code == code)
        trace = self._expanded(requires, found.results)
        assert isinstance(trace, Trace)  # noqa: S101 - a condition leaves a trace
        return trace

    def _expanded(self, line: Line, results: tuple[Result, ...]) -> Judged:
        found = results[self._place(line.variable)]
        parts = [self._expanded(part, results) for part in line.parts]
        if isinstance(line.node, Condition):
            return Trace(line.node, _TRUTH_OF[found], tuple(parts))
        assert isinstance(found, tuple)  # noqa: S101 - a measure leaves a figure
        known = found if isinstance(found, Extent) else extent(found)
        measured = tuple(part for part in parts if isinstance(part, Measured))
        return Measured(line.node, known, measured)


@lru_cache(maxsize=16)
def straight(edition: Edition, on: date) -> StraightEdition:
    """Return an edition as straight lines, for the day of an audit."""
    lines = Lines(edition, on)
    written: dict[str, tuple[Line | None, Line]] = {}
    for code in judging_order(edition):
        requirement = edition.requirements[code]
        applies = None if requirement.applies is None else lines.condition(requirement.applies)
        requires = lines.condition(requirement.requires)
        lines.met[code] = (
            requires.variable
            if applies is None
            else lines.either(applies.variable, requires.variable)
        )
        written[code] = (applies, requires)
    ends = tuple(
        _Ends(
            code,
            None if applies is None else lines.place(applies.variable),
            lines.place(requires.variable),
            lines.place(lines.met[code]),
            (applies, requires),
        )
        for code in edition.requirements
        for applies, requires in (written[code],)
    )
    slots = tuple(lines.slots.values())
    return StraightEdition(slots, bool(lines.rosters), lines.compiled(), ends, lines.place)
