"""The same input gives the same bytes: in every process, and after a case has travelled."""

import os
import pickle
import subprocess
import sys

import pytest

from ecorules import audit, load_case, load_edition
from ecorules.audit.record import written_record
from tests.repository import ROOT

CASES = ("cases/demonstration", "cases/saraburi-fy2565")


@pytest.mark.parametrize("case", CASES)
def test_the_seed_of_the_process_changes_no_byte(case: str) -> None:
    """Sets are walked in another order in every process; the record must not be."""
    outputs = {
        subprocess.run(  # noqa: S603 - our own command on our own case
            [sys.executable, "-m", "ecorules", "audit", case, "--format", "json"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(outputs) == 1


def test_a_case_that_was_copied_to_another_process_is_judged_the_same() -> None:
    """What was worked out about a roster stays with the roster it was worked out for."""
    edition, case = load_edition("eit-2562"), load_case(ROOT / "cases/demonstration")
    before = written_record(audit(edition, case))
    packed = pickle.dumps(case)
    del case
    travelled = pickle.loads(packed)  # noqa: S301 - packed two lines above
    (roster,) = travelled.rosters.values()
    assert not any((roster.sorting.codes, roster.sorting.kinds, roster.sorting.values))
    assert written_record(audit(edition, travelled)) == before
