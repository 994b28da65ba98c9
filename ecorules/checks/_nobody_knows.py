"""An area of which nothing is known: no observation, no document, no roster, no target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.language.interval import ANYTHING
from ecorules.language.subject import Gathering, Reading, Unlisted
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import ChoiceKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.edition.model import Target
    from ecorules.language.interval import Interval
    from ecorules.language.syntax import Node
    from ecorules.language.vocabulary import Vocabulary

_OPEN = Reading(Truth.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Nothing:
    """Answer every question with all that the declared ranges allow; nobody asks what is lacking.

    It stands for the area as for any member of a roster: of both the same is known.
    """

    vocabulary: Vocabulary
    targets: Mapping[str, Target]

    def number(self, fact: str, years_back: int) -> Reading[Interval]:  # noqa: ARG002 - no year is known
        """Return the declared range of a number fact."""
        kind = self.vocabulary.facts[fact].kind
        return Reading(kind.extent if isinstance(kind, NumberKind) else ANYTHING)

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:  # noqa: ARG002 - nor any fact
        """Return that a yes-or-no fact is not known."""
        return _OPEN

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:  # noqa: ARG002 - nor year
        """Return all values that a choice fact may have."""
        kind = self.vocabulary.facts[fact].kind
        return Reading(frozenset(kind.values if isinstance(kind, ChoiceKind) else ()))

    def roster(self, roster: str, asked: frozenset[Node]) -> Gathering:  # noqa: ARG002 - nor member
        """Return a roster on which nobody is listed and to which anybody may belong."""
        return Gathering((), Unlisted(self, ()))

    def target(self, target: str) -> Reading[Interval]:
        """Return the range in which the target has to lie."""
        return Reading(self.targets[target].extent)

    def document(self, item: str) -> Reading[Truth]:  # noqa: ARG002 - nor document
        """Return that nobody knows whether a document is in hand."""
        return _OPEN

    def conforms(self, requirement: str) -> Reading[Truth]:  # noqa: ARG002 - nor verdict
        """Return that nobody knows whether another requirement is met."""
        return _OPEN
