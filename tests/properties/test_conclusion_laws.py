"""The laws of a whole audit: what more evidence may do to verdicts and levels, and what not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ecorules.audit.conduct import Audit, audit
from ecorules.audit.finding import Verdict
from ecorules.case.model import RoundKind
from ecorules.edition.model import Edition
from ecorules.language.subject import Lack
from tests.whole import EDITIONS, KNOWN, NOTHING, SEEDS, Known, area, more

KINDS = st.sampled_from(RoundKind)
OF_PAPERS = {Lack.NO_DOCUMENT, Lack.NOT_ACCEPTED, Lack.EXPIRED}


def _assert_not_overturned(before: Audit, after: Audit) -> None:
    """Assert that what was settled stands, in findings and in levels."""
    for code, found in before.findings.items():
        later = after.findings[code]
        assert found.verdict in {Verdict.UNDETERMINED, later.verdict}, code
        assert found.met.allows(later.met), code
    assert before.conclusion.proven <= after.conclusion.proven
    assert after.conclusion.proven <= after.conclusion.reachable
    assert after.conclusion.reachable <= before.conclusion.reachable


@given(EDITIONS, KNOWN, KINDS)
def test_nothing_counts_twice_or_falls_out(rules: Edition, known: Known, kind: RoundKind) -> None:
    """The four verdicts add up to the requirements, and so do the levels."""
    found = audit(rules, area(known, kind))
    assert sum(found.counts.values()) == len(rules.requirements)
    listed = [code for rung in found.conclusion.rungs for code in rung.requirements]
    assert sorted(listed) == sorted(rules.requirements)
    for one in found.findings.values():
        assert bool(one.reasons) is (one.verdict is Verdict.UNDETERMINED)


@given(EDITIONS, KNOWN, KINDS, SEEDS)
def test_evidence_never_hurts(rules: Edition, known: Known, kind: RoundKind, seed: int) -> None:
    """Further evidence overturns no verdict, lowers no proven level and opens no lost one."""
    later = more(known, seed, kind)
    _assert_not_overturned(audit(rules, area(known, kind)), audit(rules, area(later, kind)))


@given(EDITIONS, KINDS)
def test_nothing_missing_passes_and_nothing_missing_fails(rules: Edition, kind: RoundKind) -> None:
    """Of an area that handed in nothing nothing is known, and no level is lost to it."""
    found = audit(rules, area(NOTHING, kind))
    assert {one.verdict for one in found.findings.values()} == {Verdict.UNDETERMINED}
    assert all(one.reasons for one in found.findings.values())
    assert found.conclusion.proven == 0


@given(EDITIONS, KNOWN, KINDS)
def test_only_a_closed_register_turns_absence_into_false(
    rules: Edition, known: Known, kind: RoundKind
) -> None:
    """Closing settles what hangs on papers, overturns nothing, and leaves facts as open as before.

    A document that waits for the auditor is never missing.
    """
    still_open = audit(rules, area(known, kind))
    closed = audit(rules, area(known, kind, is_closed=True))
    for code, one in still_open.findings.items():
        assert one.verdict in {Verdict.UNDETERMINED, closed.findings[code].verdict}
    for one in closed.findings.values():
        of_papers = {
            reason.gap.lack
            for reason in one.reasons
            if reason.gap.lack in OF_PAPERS and "/" in reason.gap.item
        }
        assert of_papers <= {Lack.NOT_ACCEPTED}
