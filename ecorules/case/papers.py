"""What the documents of a case are worth on the day of the audit.

A document counts when it was handed in, when it was accepted if the round asks for that, and
when it is valid on the day.  One that does not count is unknown while the register is open and
missing once it is closed; but what was handed in and waits for the auditor is never missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.model import EvidenceState, RoundKind
from ecorules.language.subject import Gap, Lack, Reading
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ecorules.case.model import Evidence, Register


class Papers(NamedTuple):
    """The register as it is read on one day in one kind of round."""

    register: Register
    on: date
    kind: RoundKind

    def document(self, code: str) -> Reading[Truth]:
        """Return whether a document is in hand."""
        lack = self.lack(code)
        if lack is None:
            return Reading(Truth.TRUE)
        is_settled = self.register.is_closed and code not in self.register.unasked
        if is_settled and not self._waits_for_the_auditor(code, lack):
            return Reading(Truth.FALSE)
        return Reading(Truth.UNKNOWN, (Gap(lack, code),))

    def lack(self, code: str) -> Lack | None:
        """Return why a document does not count, or nothing if it does."""
        evidence = self.register.evidence.get(code)
        if evidence is None or not is_handed_in(evidence, self.on):
            return Lack.NO_DOCUMENT
        if evidence.state is EvidenceState.REJECTED:
            return Lack.NOT_ACCEPTED
        if not is_valid(evidence, self.on):
            return Lack.EXPIRED
        is_accepted = evidence.state is EvidenceState.ACCEPTED
        return None if is_accepted or self.kind is RoundKind.PRE_AUDIT else Lack.NOT_ACCEPTED

    def lack_of_support(self, codes: Iterable[str]) -> Lack | None:
        """Return why what these documents are to support does not count, or nothing.

        Each of them is needed; the first by code that does not count gives the reason.
        """
        named = sorted(codes)
        if not named:
            return Lack.UNSUPPORTED
        lacks = (lack for code in named if (lack := self.lack(code)) is not None)
        first = next(lacks, None)
        return Lack.UNSUPPORTED if first is Lack.NO_DOCUMENT else first

    def _waits_for_the_auditor(self, code: str, lack: Lack) -> bool:
        evidence = self.register.evidence.get(code)
        is_submitted = evidence is not None and evidence.state is EvidenceState.SUBMITTED
        return is_submitted and lack is Lack.NOT_ACCEPTED


def is_handed_in(evidence: Evidence, day: date) -> bool:
    """Return whether a document was handed in by a day, as far as the register says when."""
    later = evidence.submitted is not None and evidence.submitted > day
    return evidence.state is not EvidenceState.PLANNED and not later


def is_valid(evidence: Evidence, day: date) -> bool:
    """Return whether a document is valid on a day, first and last day included."""
    begun = evidence.valid_from is None or evidence.valid_from <= day
    return begun and (evidence.valid_until is None or day <= evidence.valid_until)
