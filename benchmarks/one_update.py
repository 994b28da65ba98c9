"""One change of a case brought into its audit, beside a fresh audit of the changed case.

41 requirements and 500 factories, as in `one_audit`.  The two take turns in one run on the same
changes, so that a machine that slows down slows both; what counts is the ratio.  Both find the
roster worked out already, except where the change is one of the roster itself.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from one_audit import DAY, FACTORIES, REQUIREMENTS, YEAR, made_up, possible, widened

from ecorules import audit, load_edition, updated
from ecorules.audit.conduct import Audit
from ecorules.case.change import Change, Enlist, File, Observe, SetTarget
from ecorules.case.model import Case, Evidence, EvidenceState, Observation, OwnTarget
from ecorules.edition.model import Edition
from ecorules.language.reads import reads
from ecorules.language.vocabulary import Fact

CHANGES = 60
AIM = "aim: under 1 ms"


def asked(edition: Edition) -> list[Fact]:
    """Return the facts of the area that some requirement asks."""
    names = {name for one in edition.requirements.values() for name, _ in reads(one.requires)}
    facts = edition.vocabulary.facts
    return [facts[name] for name in sorted(names) if facts[name].roster is None]


def observations(edition: Edition, _: Case, chance: random.Random) -> Iterator[Change]:
    """Yield one observed value after another."""
    facts = asked(edition)
    while True:
        fact = chance.choice(facts)
        yield Observe(Observation(fact.name, chance.choice(possible(fact)), YEAR, ("roster",)))


def documents(edition: Edition, _: Case, chance: random.Random) -> Iterator[Change]:
    """Yield one document after another that is rejected or accepted."""
    codes = [item.code for one in edition.requirements.values() for item in one.evidence]
    states = (EvidenceState.REJECTED, EvidenceState.ACCEPTED)
    while True:
        yield File(Evidence(chance.choice(codes), chance.choice(states)))


def targets(edition: Edition, _: Case, chance: random.Random) -> Iterator[Change]:
    """Yield one target after another that the area sets anew."""
    while True:
        target = chance.choice(list(edition.targets.values()))
        value = target.unit.to_base(chance.choice((40, 50, 60, 70)))
        yield SetTarget(target.name, (OwnTarget(value, DAY, None, "plan"),))


def cells(edition: Edition, case: Case, chance: random.Random) -> Iterator[Change]:
    """Yield one factory after another of which one thing is said otherwise."""
    columns = edition.vocabulary.columns("factories")
    while True:
        member, fact = chance.choice(case.rosters["factories"].members), chance.choice(columns)
        told = {**member.cells, (fact.name, YEAR): chance.choice(possible(fact))}
        yield Enlist("factories", member._replace(cells=told))


KINDS: dict[str, Callable[[Edition, Case, random.Random], Iterator[Change]]] = {
    "an observation of the area": observations,
    "a document accepted or rejected": documents,
    "a target set by the area": targets,
    "one cell of one factory": cells,
}


def milliseconds(found: Audit, changes: Iterator[Change]) -> tuple[list[float], list[float]]:
    """Return how long each change took, brought in and audited anew."""
    brought_in, anew = [], []
    for _, change in zip(range(CHANGES), changes, strict=False):
        begun = time.perf_counter()
        found = updated(found, change)
        between = time.perf_counter()
        fresh = audit(found.edition, found.case)
        ended = time.perf_counter()
        assert found == fresh  # noqa: S101 - a benchmark of what is right
        brought_in.append((between - begun) * 1000)
        anew.append((ended - between) * 1000)
    return brought_in, anew


def main() -> None:
    """Print the median time of a change of each kind, beside a fresh audit."""
    edition = widened(load_edition("eit-2562"))
    chance = random.Random(2)  # noqa: S311 - a benchmark wants the same numbers every time
    made = (
        Observation(one.name, chance.choice(possible(one)), YEAR, ("roster",))
        for one in asked(edition)
    )
    case = replace(made_up(edition), observations=tuple(made))
    found = audit(edition, case)
    print(f"{REQUIREMENTS} requirements, {FACTORIES} factories, full trace, milliseconds ({AIM})")
    for name, changes_of in KINDS.items():
        times, anew = milliseconds(found, changes_of(edition, case, chance))
        ratios = [fresh / one for one, fresh in zip(times, anew, strict=True)]
        print(
            f"{name:32} {statistics.median(times):7.3f}   audited anew "
            f"{statistics.median(anew):7.2f}   ratio {statistics.median(ratios):6.1f}"
        )


if __name__ == "__main__":
    main()
