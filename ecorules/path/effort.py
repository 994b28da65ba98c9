"""What an action costs: effort, months until it takes effect, and whether it is possible at all.

Nobody has published efforts, so each is one unless the vocabulary or the case says otherwise,
and every output says how many of them are such defaults.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.case.model import Case
    from ecorules.language.vocabulary import Change, Vocabulary


class Effort(NamedTuple):
    """Hold what it takes to bring one thing about.

    `changeable` is nothing where nobody says: then a fact of this year can be bettered in the
    direction that the vocabulary calls better.
    """

    effort: Fraction = Fraction(1)
    lead_time: int = 1
    changeable: bool | None = None
    is_default: bool = True


DEFAULT = Effort()


class Efforts:
    """Say what each fact, document or target takes: the case's own word first, then the default."""

    def __init__(self, declared: Mapping[str, Effort]) -> None:
        """Keep what is declared, by the name of a fact or the code of an evidence item."""
        self._declared = declared

    def of(self, name: str) -> Effort:
        """Return the effort for one thing."""
        return self._declared.get(name, DEFAULT)

    def together(self, names: Iterable[str]) -> Effort:
        """Return what several things take that are brought about for one member at once."""
        each = [self.of(name) for name in names]
        return Effort(
            sum((one.effort for one in each), Fraction(0)),
            max((one.lead_time for one in each), default=0),
            None,
            all(one.is_default for one in each),
        )


def efforts_of(vocabulary: Vocabulary, case: Case) -> Efforts:
    """Return what things take: the case's own word first, then the vocabulary's.

    An effort is a default only if neither says a number; what cannot be changed is another matter.
    """
    declared = {
        name: fact.change for name, fact in vocabulary.facts.items() if _is_said(fact.change)
    }
    for name, change in case.efforts.items():
        declared[name] = _over(change, declared.get(name, change))
    return Efforts({name: _effort(change) for name, change in declared.items()})


def _is_said(change: Change) -> bool:
    """Return whether anybody says anything of what something takes."""
    return any(each is not None for each in change)


def _over(own: Change, common: Change) -> Change:
    """Return what the case says, and where it is silent what the vocabulary says."""
    return common._replace(**{key: said for key, said in own._asdict().items() if said is not None})


def _effort(change: Change) -> Effort:
    return Effort(
        effort=DEFAULT.effort if change.effort is None else change.effort,
        lead_time=DEFAULT.lead_time if change.lead_time is None else change.lead_time,
        changeable=change.changeable,
        is_default=change.effort is None,
    )
