"""A requirement's own cases: small areas with a known verdict, run through a real audit."""

from ecorules.audit.trials.coverage import TRUTHS, Coverage, Tried, coverage
from ecorules.audit.trials.mcdc import Pairing
from ecorules.audit.trials.read import Trial, TrialFile, read_trials
from ecorules.audit.trials.run import Result, run_trial

__all__ = [
    "TRUTHS",
    "Coverage",
    "Pairing",
    "Result",
    "Trial",
    "TrialFile",
    "Tried",
    "coverage",
    "read_trials",
    "run_trial",
]
