"""What is still outstanding, and who can be asked for it.

Everything that keeps a finding undetermined belongs to somebody: a document to the owners
its requirement names, a fact to the owner in the vocabulary.  This is the list that an
industry office hands out work from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.subject import Lack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.diagnostics import Text
    from ecorules.language.trace import Unresolved

# Both are settled by what is outstanding elsewhere; nobody can hand them in.
_FOLLOWS = frozenset({Lack.UNKNOWN_APPLICABILITY, Lack.OPEN_PREREQUISITE})


class Outstanding(NamedTuple):
    """Hold one thing that a requirement still lacks, with all who share in providing it."""

    requirement: str
    level: int
    reason: Unresolved
    owners: tuple[str, ...]


def outstanding(audit: Audit) -> tuple[Outstanding, ...]:
    """Return everything that would settle the undetermined findings, in their order."""
    return tuple(
        Outstanding(
            requirement=code,
            level=found.requirement.level,
            reason=reason,
            owners=owners_of(audit, found, reason),
        )
        for code, found in audit.findings.items()
        for reason in found.reasons
        if reason.gap.lack not in _FOLLOWS
    )


def owners_of(audit: Audit, found: Finding, reason: Unresolved) -> tuple[str, ...]:
    """Return who can provide what a reason names, the case's own assignment first."""
    edition, item = audit.edition, reason.gap.item
    assigned = audit.case.owners.get(found.requirement.code)
    fact = edition.vocabulary.facts.get(item)
    if fact is not None:
        return (fact.owner,)
    target = edition.targets.get(item)
    if target is not None and target.owner is not None:
        return (target.owner,)
    if assigned is not None:
        return assigned
    listed = (one.owners for one in found.requirement.evidence if one.code == item)
    return next(listed, found.requirement.owners)


def titles(audit: Audit) -> dict[str, Text]:
    """Return what everything that may be outstanding is called: facts, targets, documents."""
    edition, evidence = audit.edition, audit.case.register.evidence
    words = edition.vocabulary
    listed = (item for one in edition.requirements.values() for item in one.evidence)
    return {
        **{item.code: item.title for item in listed},
        **{code: one.title for code, one in evidence.items() if one.title is not None},
        **{name: roster.label for name, roster in words.rosters.items()},
        **{name: target.label for name, target in edition.targets.items()},
        **{name: fact.label for name, fact in words.facts.items()},
    }


def by_owner(items: Iterable[Outstanding]) -> dict[str, tuple[Outstanding, ...]]:
    """Return what each owner is asked for; what several share stands with each of them."""
    found: dict[str, list[Outstanding]] = {}
    for item in items:
        for owner in item.owners:
            found.setdefault(owner, []).append(item)
    return {owner: tuple(found[owner]) for owner in sorted(found)}
