"""Run one trial: audit the small case, and compare what was found with what must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.conduct import judge
from ecorules.case.standing import standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.audit.finding import Finding
    from ecorules.audit.trials.read import Trial
    from ecorules.case.model import Case
    from ecorules.edition.model import Edition
    from ecorules.language.truth import Truth


class Result(NamedTuple):
    """Hold a trial with the finding it got."""

    trial: Trial
    finding: Finding

    @property
    def found_reasons(self) -> frozenset[str]:
        """Return the codes of the reasons that were found."""
        return frozenset(reason.gap.lack.value for reason in self.finding.reasons)

    @property
    def is_as_expected(self) -> bool:
        """Return whether verdict and, where the trial names them, reasons are as expected."""
        if self.finding.verdict.value != self.trial.verdict:
            return False
        return self.trial.reasons is None or self.trial.reasons == self.found_reasons


def run_trial(edition: Edition, trial: Trial) -> Result:
    """Return the finding that a trial's case gets for its requirement."""
    return Result(trial, judged_by_itself(edition, trial.requirement, trial.case, trial.met))


def judged_by_itself(
    edition: Edition, code: str, case: Case, met: Mapping[str, Truth] | None = None
) -> Finding:
    """Return the finding of one requirement alone; of the others is known what is given."""
    subject = standing(
        case,
        edition.vocabulary,
        on=case.round.on,
        kind=case.round.kind,
        national={},
        met={} if met is None else met,
    )
    return judge(edition, code, subject)
