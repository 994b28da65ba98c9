"""How many requirements an edition holds of each kind, level, dimension and provenance.

Beside it stands what the whole edition is said to hold, so that an edition of which something
is not known yet is seen to be incomplete and never passes for the whole.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ecorules.edition.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ecorules.edition.model import Edition, Requirement

# The one kind of an edition that knows no groups.
INDICATOR: Final = "indicator"


@dataclass(frozen=True, slots=True)
class Count:
    """So many requirements of one sort at each level, and how many are said to exist."""

    name: str
    by_level: Mapping[int, int]
    declared: int | None = None

    @property
    def total(self) -> int:
        """Return how many there are at all levels together."""
        return sum(self.by_level.values())


@dataclass(frozen=True, slots=True)
class Counts:
    """The requirements of an edition counted in four ways; each way adds up to the whole."""

    levels: tuple[int, ...]
    whole: Count
    kinds: tuple[Count, ...]
    dimensions: tuple[Count, ...]
    texts: tuple[Count, ...]
    readings: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A number that is declared and another that stands here; `path` leads to the former."""

    path: tuple[str, ...]
    declared: int
    found: int


def counts_of(edition: Edition) -> Counts:
    """Return the requirements of an edition by kind, dimension and provenance at each level."""
    groups = {} if edition.declares is None else edition.declares.groups
    whole = None if edition.declares is None else edition.declares.requirements
    named = {kind_of(one): None for one in edition.requirements.values()}
    kinds = dict.fromkeys((*groups, *named))
    statuses = [status.value for status in Status]
    return Counts(
        levels=tuple(sorted(edition.levels)),
        whole=_count(edition, "", lambda _: "", whole),
        kinds=tuple(_count(edition, kind, kind_of, groups.get(kind)) for kind in kinds),
        dimensions=_counts(edition, edition.dimensions, lambda one: one.dimension),
        texts=_counts(edition, statuses, lambda one: one.provenance.status.value),
        readings=_counts(edition, statuses, lambda one: one.reading.status.value),
    )


def mismatches(edition: Edition) -> tuple[Mismatch, ...]:
    """Return every declared number that is not the number of what stands here."""
    said = edition.declares
    if said is None:
        return ()
    kinds = Counter(kind_of(one) for one in edition.requirements.values())
    pairs = [
        (("dimensions",), said.dimensions, len(edition.dimensions)),
        (("aspects",), said.aspects, len(edition.aspects)),
        (("requirements",), said.requirements, len(edition.requirements)),
        *((("groups", name), count, kinds[name]) for name, count in said.groups.items()),
    ]
    return tuple(
        Mismatch(("declares", *path), declared, found)
        for path, declared, found in pairs
        if declared is not None and declared != found
    )


def kind_of(requirement: Requirement) -> str:
    """Return the group of a requirement, or that it is an indicator where there are none."""
    return requirement.group or INDICATOR


def _counts(
    edition: Edition, names: Iterable[str], of: Callable[[Requirement], str]
) -> tuple[Count, ...]:
    return tuple(_count(edition, name, of) for name in names)


def _count(
    edition: Edition, name: str, of: Callable[[Requirement], str], declared: int | None = None
) -> Count:
    found = Counter(one.level for one in edition.requirements.values() if of(one) == name)
    return Count(name, {level: found[level] for level in sorted(edition.levels)}, declared)
