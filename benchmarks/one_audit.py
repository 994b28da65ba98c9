"""One audit in a warm process: 41 requirements, 500 factories, full trace.

The edition is the 2562 one, its requirements taken again under other codes until there are 41;
the factories are made up, one in ten of them with unread columns.  The yardstick is a plain
loop over the same rows that only counts one column for each requirement: no unknowns, no
trace, no verdict.  It is what a spreadsheet does.
"""

import itertools
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ecorules import audit, load_edition
from ecorules.audit.conduct import Audit
from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    Member,
    MemberList,
    OwnTarget,
    Purpose,
    Register,
    Round,
    RoundKind,
    Value,
)
from ecorules.diagnostics import Text
from ecorules.edition.model import Edition
from ecorules.language.reads import reads
from ecorules.language.vocabulary import ChoiceKind, Fact, FlagKind, NumberKind

REQUIREMENTS, FACTORIES, ROUNDS = 41, 500, 30
UNREAD = 0.1
IS_COMPLETE = True
YEAR, DAY = 2565, date(2022, 3, 31)
NOTHING = Text("benchmark", "การวัดความเร็ว")


def widened(edition: Edition) -> Edition:
    """Return the edition with its requirements taken again until there are enough."""
    taken = itertools.cycle(edition.requirements.values())
    found = dict(edition.requirements)
    for number in itertools.count():
        if len(found) >= REQUIREMENTS:
            kept = dict(itertools.islice(found.items(), REQUIREMENTS))
            return replace(edition, requirements=kept)
        again = next(taken)
        found[f"{again.code}.{number}"] = replace(again, code=f"{again.code}.{number}")
    raise AssertionError


def possible(fact: Fact) -> list[Value]:
    """Return the values that are drawn for a column; equal ones are one object, as when read."""
    match fact.kind:
        case FlagKind():
            return [True, True, False]
        case NumberKind(extent=extent):
            low = extent.low or Fraction(0)
            high = low + 10 if extent.high is None else extent.high
            return [low + (high - low) * step / 100 for step in range(101)]
        case ChoiceKind(values=values):
            return sorted(values)


def sheets(edition: Edition) -> dict[str, str]:
    """Return for each column the requirement whose sheet asks for it: they come in together."""
    return {
        fact: code
        for code, requirement in edition.requirements.items()
        for fact, _ in reads(requirement.requires)
    }


def members(edition: Edition, *, scattered: bool) -> Iterator[Member]:
    """Yield the made-up factories with this year's and last year's columns.

    One sheet in ten was not handed in at all; if scattered, one cell in ten is missing instead,
    each by itself, so that hardly two factories are alike.
    """
    chance = random.Random(1)  # noqa: S311 - a benchmark wants the same numbers every time
    drawn = {fact.name: possible(fact) for fact in edition.vocabulary.columns("factories")}
    sheet_of = sheets(edition)
    for number in range(FACTORIES):
        missing = {sheet for sheet in sorted(set(sheet_of.values())) if chance.random() < UNREAD}
        cells = {
            (name, year): chance.choice(values)
            for name, values in drawn.items()
            for year in (YEAR, YEAR - 1)
            if (chance.random() >= UNREAD if scattered else sheet_of.get(name) not in missing)
        }
        yield Member(f"F{number:04}", "", cells)


def made_up(edition: Edition, *, scattered: bool = False) -> Case:
    """Return a case with every document in hand, a target for everything and the factories."""
    codes = [item.code for one in edition.requirements.values() for item in one.evidence]
    papers = {code: Evidence(code, EvidenceState.ACCEPTED) for code in [*codes, "roster"]}
    own = {
        name: (OwnTarget(target.unit.to_base(Fraction(60)), date.min, None, "benchmark"),)
        for name, target in edition.targets.items()
    }
    return Case(
        id="benchmark",
        title=NOTHING,
        edition=edition.id,
        is_synthetic=True,
        note=None,
        area={},
        round=Round(RoundKind.PRE_AUDIT, Purpose.RAISE, None, YEAR, DAY),
        agencies={},
        owners={},
        targets=own,
        observations=(),
        rosters={
            "factories": MemberList(
                "factories",
                tuple(members(edition, scattered=scattered)),
                IS_COMPLETE,
                ("roster",),
                {},
            )
        },
        register=Register(is_closed=False, evidence=papers),
        digest="",
    )


def plain_loop(rows: list[dict[tuple[str, int], Value]], columns: list[str]) -> list[int]:
    """Count, for each requirement, the rows whose column is there and not zero."""
    return [sum(1 for row in rows if row.get((column, YEAR))) for column in columns]


def milliseconds(task: Callable[[], object]) -> float:
    """Return the median time of a task over many runs, after one that is not counted."""
    task()
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        task()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the time of an audit, the first one and later ones, beside the plain loop."""
    edition = widened(load_edition("eit-2562"))
    print(f"{REQUIREMENTS} requirements, {FACTORIES} factories, full trace, milliseconds")
    for scattered in (False, True):
        case = made_up(edition, scattered=scattered)
        begun = time.perf_counter()
        first: Audit = audit(edition, case)
        first_time = (time.perf_counter() - begun) * 1000
        assert len(first.findings) == REQUIREMENTS  # noqa: S101 - a benchmark of what it says
        rows = [dict(member.cells) for member in case.rosters["factories"].members]
        names = [fact.name for fact in edition.vocabulary.columns("factories")]
        columns = list(itertools.islice(itertools.cycle(names), REQUIREMENTS))
        warm = milliseconds(lambda case=case: audit(edition, case))
        loop = milliseconds(lambda rows=rows, columns=columns: plain_loop(rows, columns))
        print(f"{'cells missing here and there' if scattered else 'whole sheets missing'}:")
        print(f"  first audit of the case    {first_time:7.2f}")
        print(f"  audit in a warm process    {warm:7.2f} (aim: under 5)")
        print(f"  plain loop over the rows   {loop:7.2f}")
        print(f"  ratio                      {warm / loop:7.2f}")


if __name__ == "__main__":
    main()
