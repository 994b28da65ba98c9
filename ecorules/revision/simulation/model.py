"""What is to be made, and what was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case, Round
    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition

FEWEST: Final = 20
MOST: Final = 1500


@dataclass(frozen=True, slots=True)
class Order:
    """How many areas are made for which edition, over which fiscal years, from which seed.

    `fewest` and `most` say how many factories an area has.
    """

    edition: Edition
    areas: int
    seed: int
    years: tuple[int, ...]
    fewest: int = FEWEST
    most: int = MOST


class Counted(NamedTuple):
    """What is told of a made-up case, without the case: the level it was to prove, and proves."""

    id: str
    area: int
    province: Text
    round: Round
    members: int
    intended: int
    proven: int
    reachable: int

    @property
    def is_as_intended(self) -> bool:
        """Return whether the audit proves the level that was meant."""
        return self.proven == self.intended


class Made(NamedTuple):
    """A made-up case of an area, the level that it was meant to prove, and its audit."""

    case: Case
    area: int
    intended: int
    audit: Audit

    def counted(self) -> Counted:
        """Return what is told of the case; the case itself may be large."""
        case, conclusion = self.case, self.audit.conclusion
        return Counted(
            case.id,
            self.area,
            case.area["province"],
            case.round,
            sum(len(each.members) for each in case.rosters.values()),
            self.intended,
            conclusion.proven,
            conclusion.reachable,
        )
