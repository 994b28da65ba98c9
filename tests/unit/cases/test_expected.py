"""The audits of the cases in `cases/` find what was worked out beforehand, by hand."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from ecorules import Audit, Verdict, audit, load_case, load_edition
from tests.repository import ROOT, place

EXPECTED = sorted(ROOT.glob("cases/*/expected.yaml"))
KEYS = {"proven", "reachable", "verdicts", "reasons"}

every_case = pytest.mark.parametrize("path", EXPECTED, ids=place)


def _outcome(path: Path) -> dict[str, object]:
    worked_out = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(worked_out, dict)
    return worked_out


@cache
def _found(folder: Path) -> Audit:
    case = load_case(folder)
    return audit(load_edition(case.edition), case)


@every_case
def test_the_levels_are_those_worked_out(path: Path) -> None:
    """What an area is told it has proven and can still reach is right."""
    worked_out, found = _outcome(path), _found(path.parent).conclusion
    assert set(worked_out) <= KEYS
    assert (found.proven, found.reachable) == (worked_out["proven"], worked_out["reachable"])


@every_case
def test_every_verdict_is_the_one_worked_out(path: Path) -> None:
    """No requirement is left out of the working, and none is judged otherwise."""
    found = _found(path.parent).findings
    verdicts = {code: one.verdict.value.replace("_", "-") for code, one in found.items()}
    assert verdicts == _outcome(path)["verdicts"]


@every_case
def test_the_reasons_are_those_worked_out(path: Path) -> None:
    """Where the working names reasons, every undetermined verdict has exactly these."""
    named = _outcome(path).get("reasons")
    reasons = {
        code: sorted({reason.gap.lack.value for reason in one.reasons})
        for code, one in _found(path.parent).findings.items()
        if one.verdict is Verdict.UNDETERMINED
    }
    assert named in (None, reasons)


def test_the_demonstration_is_plainly_made_up_and_shows_every_verdict() -> None:
    """Who tries the program sees all that it can say, and never takes it for a real area."""
    found = _found(ROOT / "cases" / "demonstration")
    assert found.case.is_synthetic
    assert {one.verdict for one in found.findings.values()} == set(Verdict)
