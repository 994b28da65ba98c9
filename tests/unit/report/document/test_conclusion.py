"""What stands between the proven level and each one above is said of each of them."""

from dataclasses import replace

from ecorules.levels import LevelState
from ecorules.report.document.conclusion import conclusion_section
from ecorules.report.document.model import Paragraph
from tests.reports import audit_of


def test_a_level_that_fails_by_the_one_below_says_so() -> None:
    """Nobody looks for a requirement of level 5 that failed when it was one of level 4."""
    found = audit_of("demonstration")
    *rungs, fourth, fifth = found.conclusion.rungs
    failed = fourth._replace(state=LevelState.BLOCKED, blocking=("1.1.1",), open=())
    stands_on = fifth._replace(state=LevelState.BLOCKED, blocking=(), open=(), below=(4,))
    conclusion = found.conclusion._replace(rungs=(*rungs, failed, stands_on))
    section = conclusion_section(replace(found, conclusion=conclusion))
    said = [block.text.th for block in section.blocks if isinstance(block, Paragraph)]
    assert "ระดับ 5 ไม่ผ่านเพราะระดับ 4 ไม่ผ่าน" in said
    assert not any(line.startswith("ระดับ 4 ไม่ผ่านเพราะ") for line in said)
