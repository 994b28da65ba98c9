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
from ecorules.language.vocabulary import Fact, FlagKind, NumberKind

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


def cell(fact: Fact, chance: random.Random) -> Value:
    """Return a made-up value of a column."""
    match fact.kind:
        case FlagKind():
            return chance.random() < 0.7  # noqa: PLR2004 - any share will do
        case NumberKind(extent=extent):
            low = extent.low or Fraction(0)
            high = low + 10 if extent.high is None else extent.high
            return low + (high - low) * chance.randint(0, 10) / 10
        case _:
            message = f"no benchmark for {fact.name}"
            raise NotImplementedError(message)


def members(edition: Edition) -> Iterator[Member]:
    """Yield the made-up factories: this year's and last year's columns."""
    chance = random.Random(1)  # noqa: S311 - a benchmark wants the same numbers every time
    columns = edition.vocabulary.columns("factories")
    for number in range(FACTORIES):
        cells = {
            (fact.name, year): cell(fact, chance)
            for fact in columns
            for year in (YEAR, YEAR - 1)
            if chance.random() >= UNREAD
        }
        yield Member(f"F{number:04}", "", cells)


def made_up(edition: Edition) -> Case:
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
                "factories", tuple(members(edition)), IS_COMPLETE, ("roster",), {}
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
    case = made_up(edition)
    begun = time.perf_counter()
    first: Audit = audit(edition, case)
    first_time = (time.perf_counter() - begun) * 1000
    rows = [dict(member.cells) for member in case.rosters["factories"].members]
    names = [fact.name for fact in edition.vocabulary.columns("factories")]
    columns = list(itertools.islice(itertools.cycle(names), REQUIREMENTS))
    warm = milliseconds(lambda: audit(edition, case))
    loop = milliseconds(lambda: plain_loop(rows, columns))
    print(f"{len(first.findings)} requirements, {len(rows)} factories, full trace")
    print(f"first audit                  {first_time:7.2f} ms")
    print(f"audit in a warm process      {warm:7.2f} ms (aim: under 5 ms)")
    print(f"plain loop over the rows     {loop:7.2f} ms")
    print(f"ratio                        {warm / loop:7.2f}")


if __name__ == "__main__":
    main()
