"""A requirement's own cases: small areas with a known verdict, run through a real audit."""

from ecorules.audit.trials.coverage import Missed, missed
from ecorules.audit.trials.read import Trial, TrialFile, read_trials
from ecorules.audit.trials.run import Result, run_trial

__all__ = ["Missed", "Result", "Trial", "TrialFile", "missed", "read_trials", "run_trial"]
