"""What of a proof about one edition is to be mended, to be noted, or not decided."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ecorules.revision.proof.model import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.revision.proof.model import Claim, ProvedEdition


class Kind(Enum):
    """Say what is wrong; that something is not monotone is only to be noted."""

    UNREACHABLE = "unreachable"
    APART = "apart"
    NOT_NESTED = "not-nested"
    NEVER_MET = "never-met"
    NEVER_FAILS = "never-fails"
    REDUNDANT = "redundant"
    ONLY_DOCUMENTS = "only-documents"
    NOT_MONOTONE = "not-monotone"


class Problem(NamedTuple):
    """One thing that is wrong or not decided: of a level, or of a requirement by its code.

    `other` is the requirement or level that stands against it, where there is one.
    """

    kind: Kind
    claim: Claim
    level: int | None = None
    code: str = ""
    other: str = ""

    @property
    def is_error(self) -> bool:
        """Return whether the edition has to be mended."""
        noted = {Kind.NOT_MONOTONE, Kind.ONLY_DOCUMENTS}
        return self.kind not in noted and self.claim.answer is not Answer.UNDECIDED


# Of these kinds the claim is what should not be; of the others it should hold.
_WRONG_IF_HOLDS = {
    Kind.UNREACHABLE,
    Kind.APART,
    Kind.NEVER_MET,
    Kind.NEVER_FAILS,
    Kind.REDUNDANT,
    Kind.ONLY_DOCUMENTS,
}


def problems(found: ProvedEdition) -> Iterator[Problem]:
    """Yield what is wrong or not decided: levels first, then requirements in their order."""
    for one in _everything(found):
        wrong = Answer.HOLDS if one.kind in _WRONG_IF_HOLDS else Answer.FAILS
        if one.claim.answer in (wrong, Answer.UNDECIDED):
            yield one


def _everything(found: ProvedEdition) -> Iterator[Problem]:
    for level in found.levels:
        number = level.number
        yield Problem(Kind.UNREACHABLE, level.unreachable, number)
        for code, claim in level.apart:
            yield Problem(Kind.APART, claim, number, other=code)
        for lower, claim in level.nested:
            yield Problem(Kind.NOT_NESTED, claim, number, other=str(lower))
        if all(one.monotone.answer is not Answer.FAILS for one in found.requirements):
            # Where a requirement is not monotone, it shows better why its level is not.
            yield Problem(Kind.NOT_MONOTONE, level.monotone, number)
    for one in found.requirements:
        yield Problem(Kind.NEVER_MET, one.never_met, code=one.code)
        yield Problem(Kind.NEVER_FAILS, one.never_fails, code=one.code)
        if one.redundant.holds:
            yield Problem(Kind.REDUNDANT, one.redundant, code=one.code)
        else:
            yield Problem(Kind.ONLY_DOCUMENTS, one.only_documents, code=one.code)
        yield Problem(Kind.NOT_MONOTONE, one.monotone, code=one.code)
