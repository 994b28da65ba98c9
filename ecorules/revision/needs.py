"""What the new requirements ask for: which facts of which years, documents and targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.language.reads import reads
from ecorules.language.syntax import Count, Every, Share, Some, TargetValue, Total, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.model import Requirement
    from ecorules.language.syntax import Node


@dataclass(frozen=True, slots=True)
class Needs:
    """What one requirement asks for by name; of facts each with its fiscal year."""

    facts: tuple[tuple[str, int], ...]
    rosters: frozenset[str]
    papers: tuple[str, ...]
    targets: tuple[str, ...]


def needs_of(requirement: Requirement, fiscal_year: int) -> Needs:
    """Return what a requirement asks for in a fiscal year, its applicability included."""
    nodes = tuple(_nodes(requirement))
    asked = reads(requirement.requires) | reads(requirement.applies)
    return Needs(
        facts=tuple(sorted((fact, fiscal_year - back) for fact, back in asked)),
        rosters=frozenset(
            node.roster for node in nodes if isinstance(node, Count | Every | Share | Some | Total)
        ),
        papers=tuple(item.code for item in requirement.evidence),
        targets=tuple(sorted({node.target for node in nodes if isinstance(node, TargetValue)})),
    )


def _nodes(requirement: Requirement) -> Iterator[Node]:
    yield from walk(requirement.requires)
    if requirement.applies is not None:
        yield from walk(requirement.applies)
