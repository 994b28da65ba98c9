"""Which single document, if it fell, would lower the proven level.

Each document that counts is taken as rejected once, and everything that may have moved is judged
again; what comes out is what a fresh audit of that case would say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.update import updated
from ecorules.case.change import File
from ecorules.case.model import EvidenceState
from ecorules.case.papers import Papers
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from ecorules.audit.conduct import Audit


class Critical(NamedTuple):
    """Hold a document, the level that would be left, and what would no longer be met."""

    item: str
    proven: int
    requirements: tuple[str, ...]


def critical(found: Audit) -> tuple[Critical, ...]:
    """Return the documents that carry the proven level, those that cost most first."""
    papers = Papers(found.case.register, found.on, found.kind)
    counting = [code for code in found.case.register.evidence if papers.lack(code) is None]
    fallen = (_without(found, code) for code in counting)
    return tuple(sorted(filter(None, fallen), key=lambda one: (one.proven, one.item)))


def _without(found: Audit, code: str) -> Critical | None:
    evidence = found.case.register.evidence[code]
    after = updated(found, File(replace(evidence, state=EvidenceState.REJECTED)))
    if after.conclusion.proven >= found.conclusion.proven:
        return None
    lost = (
        name
        for name, one in found.findings.items()
        if one.met is Truth.TRUE and after.findings[name].met is not Truth.TRUE
    )
    return Critical(code, after.conclusion.proven, tuple(lost))
