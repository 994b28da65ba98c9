"""An audit that is brought up to date equals a fresh one, whatever happened to the case."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules import audit, updated
from ecorules.audit.conduct import Audit
from ecorules.audit.record import written_record
from ecorules.case.canonical import digest
from ecorules.case.model import RoundKind
from tests.random_cases import day_nearby, random_case
from tests.random_changes import random_change
from tests.random_editions import random_edition

SEQUENCES, LENGTH, SEED = settings().max_examples * 3 // 2, 6, 5
# The first property tries the most; what the others add to it shows in a few hundred audits.
fewer = settings(max_examples=min(300, settings().max_examples))


def made_anew(found: Audit) -> Audit:
    """Return a fresh audit of the same case, on lists of which nothing is worked out yet."""
    rosters = {name: replace(members) for name, members in found.case.rosters.items()}
    case = replace(found.case, rosters=rosters)
    return audit(found.edition, case, on=found.on, kind=found.kind)


def assert_same(found: Audit) -> None:
    """Hold an audit to a fresh one of its case, in all its values and to the byte."""
    fresh = made_anew(found)
    assert list(found.findings) == list(fresh.findings)
    assert found.findings == fresh.findings
    assert found == fresh
    assert written_record(found) == written_record(fresh)


@given(st.randoms(use_true_random=False), st.integers(1, LENGTH))
def test_after_each_change_an_audit_is_as_if_made_anew(chance: Random, changes: int) -> None:
    """Nothing is left over from before a change, and nothing is missed that it moved."""
    edition = random_edition(chance)
    case = random_case(chance, edition)
    found = audit(edition, case, on=day_nearby(chance))
    for _ in range(changes):
        found = updated(found, random_change(chance, edition, found.case))
        assert_same(found)


def test_long_histories_end_as_if_made_anew() -> None:
    """The same over many histories drawn without Hypothesis, which are longer and wilder."""
    chance = Random(SEED)  # noqa: S311 - no secret: the same histories every time
    moved = 0
    for _ in range(SEQUENCES):
        edition = random_edition(chance)
        found = audit(edition, random_case(chance, edition), on=day_nearby(chance))
        for _ in range(LENGTH):
            before = found
            found = updated(found, random_change(chance, edition, found.case))
            moved += before.conclusion != found.conclusion
            assert found == made_anew(found)
    assert moved > SEQUENCES // 4


@fewer
@given(st.randoms(use_true_random=False))
def test_several_changes_at_once_are_one_after_the_other(chance: Random) -> None:
    """It is no matter whether an audit is brought up to date often or once."""
    edition = random_edition(chance)
    found = audit(edition, random_case(chance, edition))
    one_by_one, changes = found, []
    for _ in range(4):
        changes.append(random_change(chance, edition, one_by_one.case))
        one_by_one = updated(one_by_one, changes[-1])
    assert updated(found, *changes) == one_by_one


@fewer
@given(st.randoms(use_true_random=False))
def test_an_audit_rests_on_no_audit_before_it(chance: Random) -> None:
    """What is kept with a roster serves another day, round or edition only where it is right."""
    edition, other = random_edition(chance), random_edition(chance)
    case = random_case(chance, edition)
    for by in (edition, other, edition):
        found = audit(by, case, on=day_nearby(chance), kind=chance.choice(tuple(RoundKind)))
        assert found.findings == made_anew(found).findings


@fewer
@given(st.randoms(use_true_random=False))
def test_a_changed_case_gets_the_digest_of_what_it_means(chance: Random) -> None:
    """A record of a changed case names it as if it had been read from its files."""
    edition = random_edition(chance)
    found = audit(edition, random_case(chance, edition))
    later = updated(found, random_change(chance, edition, found.case))
    named = replace(later.case, digest=digest(later.case))
    assert written_record(later) == written_record(audit(edition, named))
