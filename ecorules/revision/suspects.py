"""Which changes can matter to the levels of a case at all, so that only these are tried.

A part of the changes is *idle* for a case if, whatever of it is undone, each requirement that it
reaches stands as it did, or is none that a level could miss: where a level asks for all of its
requirements, one more that is met is none more.  Undoing anything of an idle part changes
no level, so no smallest cause has anything of it.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final, TypeAlias

from ecorules.edition.model import PassAll
from ecorules.language.truth import Truth
from ecorules.revision.difference.model import ChangeKind
from ecorules.revision.smallest import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.levels import Outcome
    from ecorules.revision.judging import Judging
    from ecorules.revision.mixtures import Mixture
    from ecorules.revision.reach import Part
    from ecorules.revision.revised import Revision

# In parts with more changes than this not everything is tried that can be undone.
_TRIED_WHOLE: Final = 4

# How each requirement of a part stands, as far as its level can tell.
_Picture: TypeAlias = "tuple[tuple[int, Outcome] | None, ...]"


def suspects(revision: Revision, judging: Judging) -> tuple[int, ...]:
    """Return the changes that can matter to the levels of one case."""
    lineup = _Lineup(revision, judging)
    found = (part.changes for part in revision.reach.parts if not lineup.is_idle(part))
    return tuple(sorted(chain.from_iterable(found)))


class _Lineup:
    """Tell the parts that are idle for one case."""

    def __init__(self, revision: Revision, judging: Judging) -> None:
        self._revision, self._judging = revision, judging
        self._after = judging.outcomes(revision.after)
        self._asked = self._surely_asked()

    def is_idle(self, part: Part) -> bool:
        """Return whether nothing that is undone of a part can matter to a level."""
        if part.moves_levels or len(part.changes) > _TRIED_WHOLE:
            return False
        first = self._picture(part, frozenset())
        return all(self._picture(part, undone) == first for undone in _some(part.changes))

    def _picture(self, part: Part, undone: frozenset[int]) -> _Picture:
        mixture = self._revision.without(undone)
        outcomes = self._judging.some(mixture, part.requirements)
        return tuple(
            self._seen(code, mixture, outcomes[code]) if code in outcomes else None
            for code in sorted(part.requirements)
        )

    def _seen(self, code: str, mixture: Mixture, outcome: Outcome) -> tuple[int, Outcome] | None:
        """Return how a requirement stands, or nothing if its level could not tell it is there."""
        number = mixture.placed[code]
        if outcome.met is Truth.TRUE and number in self._asked:
            return None
        return number, outcome

    def _surely_asked(self) -> frozenset[int]:
        """Return the levels that ask for all they have and have something, whatever is undone.

        One that is new as a whole has it if more requirements of it are met than are ever
        undone together; those are idle, and stay.
        """
        old, new = self._revision.old, self._revision.new
        sure = {
            one.level
            for code, one in new.requirements.items()
            if code in old.requirements and old.requirements[code].level == one.level
        }
        added = Counter(
            new.requirements[code].level
            for code in self._added_alone()
            if self._after[code].met is Truth.TRUE
        )
        begun = {one.level for one in old.requirements.values()}
        sure |= {number for number, times in added.items() if times > MOST and number in begun}
        return frozenset(
            number
            for number in sure
            if all(
                number in edition.levels and isinstance(edition.levels[number].passes_when, PassAll)
                for edition in (old, new)
            )
        )

    def _added_alone(self) -> Iterator[str]:
        """Yield the requirements that a change adds on which no other change depends."""
        for part in self._revision.reach.parts:
            change = self._revision.changes[part.changes[0]]
            is_alone = len(part.changes) == 1 and len(part.requirements) == 1
            if is_alone and change.kind is ChangeKind.REQUIREMENT_ADDED:
                yield from part.requirements


def _some(changes: tuple[int, ...]) -> Iterator[frozenset[int]]:
    """Yield every choice of some of the changes."""
    numbers = range(1, len(changes) + 1)
    return map(frozenset, chain.from_iterable(combinations(changes, n) for n in numbers))
