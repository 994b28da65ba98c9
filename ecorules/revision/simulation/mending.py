"""Bring a sketch to prove the level that it is meant to prove, and no other.

An audit says what stands in the way.  What is missing is filled in, papers are accepted, a target
is set where the area already stands, and only then are figures bettered.  A case that proves too
much loses a paper.  What cannot be brought about stays as it is, and is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.conduct import audit
from ecorules.case.model import EvidenceState
from ecorules.language.reads import reads
from ecorules.language.sources import DocumentSource, TargetSource, sources
from ecorules.language.truth import Truth
from ecorules.revision.simulation.bettering import hold
from ecorules.revision.simulation.nature import conditions_of
from ecorules.revision.simulation.sketch import RECORDS, list_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.edition.model import Edition, Requirement
    from ecorules.revision.simulation.chance import Chance
    from ecorules.revision.simulation.sketch import Sketch

_ROUNDS: Final = 8


def mended(edition: Edition, sketch: Sketch, intended: int, chance: Chance) -> Audit:
    """Return the audit of the case after it was brought to the level, as far as it could be."""
    asked = [one for one in edition.requirements.values() if one.level <= intended]
    if intended:
        for requirement in asked:
            _secure(sketch, requirement)
    found = audit(edition, sketch.case())
    for attempt in range(_ROUNDS):
        proven = found.conclusion.proven
        if proven == intended:
            break
        if proven < intended:
            _better(sketch, found, asked, chance.of(attempt))
        else:
            _spoil(sketch, found, intended, chance.of(attempt))
        found = audit(edition, sketch.case())
    return found


def _secure(sketch: Sketch, requirement: Requirement) -> None:
    """Have everything that a requirement asks written down, and its papers accepted."""
    year = sketch.head.round.fiscal_year
    for condition in conditions_of(requirement):
        for source in sources(condition, year):
            if isinstance(source, DocumentSource) and source.item is not None:
                sketch.accept(source.item)
        for name, back in reads(condition):
            _secure_fact(sketch, name, back)


def _secure_fact(sketch: Sketch, name: str, back: int) -> None:
    roster = sketch.asked.natures[name].fact.roster
    sketch.accept(RECORDS)
    if roster is None:
        sketch.accept(sketch.support(name))
        sketch.fill(None, name, back)
        return
    sketch.accept(list_paper(roster))
    sketch.complete.add(roster)
    if name in sketch.columns:
        sketch.accept(sketch.columns[name])
    for key, _ in sketch.members[roster]:
        sketch.fill(key, name, back)


def _better(sketch: Sketch, found: Audit, asked: list[Requirement], chance: Chance) -> None:
    for requirement in asked:
        finding = found.findings[requirement.code]
        if finding.met is not Truth.TRUE:
            hold(sketch, finding.requires, chance.of(requirement.code))


def _spoil(sketch: Sketch, found: Audit, intended: int, chance: Chance) -> None:
    """Take from one requirement of the next level what it cannot be met without."""
    levels = sorted(level for level in found.edition.levels if level > intended)
    above = levels[:1] + [0] * (intended == 0)
    every = [one for one in found.edition.requirements.values() if one.level in above]
    if not every:
        return
    requirement = chance.one_of(every)
    papers, targets = _papers_and_targets(requirement, sketch.head.round.fiscal_year)
    if papers:
        sketch.papers[chance.one_of(papers)] = EvidenceState.PLANNED
    elif targets:
        sketch.targets.pop(chance.one_of(targets), None)
    else:
        sketch.unread.update(_figures(sketch, requirement))


def _papers_and_targets(requirement: Requirement, year: int) -> tuple[list[str], list[str]]:
    asked = sources(requirement.requires, year)
    papers = {each.item for each in asked if isinstance(each, DocumentSource) and each.item}
    targets = {each.target for each in asked if isinstance(each, TargetSource)}
    return sorted(papers), sorted(targets)


def _figures(sketch: Sketch, requirement: Requirement) -> Iterator[tuple[str | None, str, int]]:
    year = sketch.head.round.fiscal_year
    for name, back in reads(requirement.requires):
        roster = sketch.asked.natures[name].fact.roster
        keys = [None] if roster is None else [key for key, _ in sketch.members[roster]]
        yield from ((key, name, year - back) for key in keys)
