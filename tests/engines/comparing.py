"""Compare an engine with the definition on random pairs, and tell the smallest difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from ecorules.audit.conduct import audit
from ecorules.case.model import Case
from ecorules.edition.model import Edition
from tests.conformance.rows import rows_of
from tests.conformance.writing import Unwritable, written_row
from tests.engines.engine import DEFINITION, Engine, Refused, differences
from tests.engines.shrinking import Pair, shrunk
from tests.engines.telling import Untold, told
from tests.random_cases import random_case
from tests.random_editions import random_edition

CASES_EACH = 20
# Of many differences a few are made small, until one fits into a table.
TOLD_AT_MOST = 10


class Compared(NamedTuple):
    """What came of a comparison: pairs judged, why editions were refused, and differences."""

    judged: int
    refused: list[str]
    differing: list[Pair]


def batches(seed: int, pairs: int) -> Iterator[tuple[Edition, list[Case]]]:
    """Yield so many pairs, each edition with several cases; the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - no secret: the same pairs every time
    for _ in range(pairs // CASES_EACH):
        edition = random_edition(chance)
        yield edition, [random_case(chance, edition) for _ in range(CASES_EACH)]


def compared(engine: Engine, seed: int, pairs: int) -> Compared:
    """Return how an engine compares with the definition on so many pairs."""
    found = Compared(0, [], [])
    for edition, cases in batches(seed, pairs):
        try:
            others = engine.judge(edition, cases)
        except Refused as reason:
            found.refused.append(str(reason))
            continue
        defined = DEFINITION.judge(edition, cases)
        found = found._replace(judged=found.judged + len(cases))
        for case, one, other in zip(cases, defined, others, strict=True):
            if differences(one, other):
                found.differing.append(Pair(edition, case))
    return found


def said(engine: Engine, pair: Pair) -> list[str]:
    """Return in what an engine differs from the definition on a pair; nothing if it refuses."""
    try:
        (other,) = engine.judge(pair.edition, [pair.case])
    except Refused:
        return []
    (defined,) = DEFINITION.judge(pair.edition, [pair.case])
    return differences(defined, other)


def report(engine: Engine, differing: Sequence[Pair]) -> str:
    """Return the smallest pair like one of these, as a row of the tables if one can say it."""
    small = [shrunk(pair, lambda one: bool(said(engine, one))) for pair in differing[:TOLD_AT_MOST]]
    head = f"{engine.name} differs from the definition:"
    for pair in small:
        row = row_of(engine, pair)
        if row is not None:
            shows = "A row for tests/conformance that shows it:"
            return "\n".join([head, *said(engine, pair), "", shows, "", row])
    lines = [head, *said(engine, small[0]), "", "No row of the tables shows it; the pair is:"]
    return "\n".join([*lines, *_told(small[0])])


def row_of(engine: Engine, pair: Pair) -> str | None:
    """Return a row of the tables on which the engine differs from the definition."""
    found = audit(pair.edition, pair.case)
    for code in pair.edition.requirements:
        try:
            text = written_row(
                found, code, f"{engine.name.capitalize()} once said otherwise of this condition"
            )
            audited = told(*rows_of("differences", text))
            (other,) = engine.judge(audited.edition, [audited.case])
        except (Unwritable, Untold, Refused):
            continue
        if any(other.met.get(one) is not truth for one, truth in audited.expected.items()):
            return text
    return None


def _told(pair: Pair) -> Iterator[str]:
    """Yield what a pair consists of, as far as it may bear on the difference."""
    edition, case = pair
    for code, one in edition.requirements.items():
        yield f"requirement {code} on level {one.level}"
        yield f"  applies  {one.applies}"
        yield f"  requires {one.requires}"
    for number, step in edition.levels.items():
        incomplete = ", incomplete" if step.incomplete else ""
        yield f"level {number} stands on {step.stands_on}, {step.passes_when}{incomplete}"
    yield from (f"target {name}: {one.periods}" for name, one in edition.targets.items())
    yield f"{case.round}"
    yield from (f"{made}" for made in case.observations)
    yield from (f"{members}" for members in case.rosters.values())
    yield from (f"{name}: {values}" for name, values in case.targets.items())
    yield f"register closed: {case.register.is_closed}"
    yield from (f"{paper}" for paper in case.register.evidence.values())
