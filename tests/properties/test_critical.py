"""What carries the proven level is what a fresh audit without it says."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.conduct import audit
from ecorules.audit.critical import Critical, critical
from ecorules.case.model import Case, EvidenceState, Register
from ecorules.case.papers import Papers
from tests.random_cases import random_case
from tests.random_editions import random_edition

SEED, CASES = 6, 400


def by_brute_force(chance: Random) -> tuple[tuple[Critical, ...], set[tuple[str, int]]]:
    """Return what is critical to a random case, and what auditing it anew without each says."""
    edition = random_edition(chance)
    case = random_case(chance, edition)
    now = audit(edition, case)
    papers = Papers(case.register, now.on, now.kind)
    lowered = set()
    for code in case.register.evidence:
        left = audit(edition, without(case, code)).conclusion.proven
        if papers.lack(code) is None and left < now.conclusion.proven:
            lowered.add((code, left))
    return critical(now), lowered


def without(case: Case, code: str) -> Case:
    """Return a case in which the auditor has rejected a document."""
    fallen = replace(case.register.evidence[code], state=EvidenceState.REJECTED)
    evidence = {**case.register.evidence, code: fallen}
    rosters = {name: replace(members) for name, members in case.rosters.items()}
    return replace(case, register=Register(case.register.is_closed, evidence), rosters=rosters)


# Each example audits a case once for every document of it.
@settings(max_examples=min(300, settings().max_examples))
@given(st.randoms(use_true_random=False))
def test_what_is_critical_is_what_a_fresh_audit_says(chance: Random) -> None:
    """Nothing that carries the level is missed, and nothing is named that does not."""
    told, lowered = by_brute_force(chance)
    assert {(one.item, one.proven) for one in told} == lowered


def test_some_cases_rest_on_single_documents() -> None:
    """The property above is about something: many random cases have a critical document."""
    chance = Random(SEED)  # noqa: S311 - no secret: the same cases every time
    rests = 0
    for _ in range(CASES):
        told, lowered = by_brute_force(chance)
        assert {(one.item, one.proven) for one in told} == lowered
        rests += bool(told)
    assert rests > CASES // 50
