"""The laws of a whole audit: what more evidence may do to verdicts and levels, and what not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ecorules.audit.conduct import Audit, audit
from ecorules.audit.finding import Verdict
from ecorules.audit.record import record
from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    Observation,
    Purpose,
    Register,
    Round,
    RoundKind,
)
from ecorules.edition.model import Edition, Requirement
from ecorules.language.syntax import AllOf, AnyOf, Condition, Conforms, Holds, InHand, Not
from tests.small import NAME, edition, flag, requirement

FACTS = ("a", "b", "c", "d")
PAPER = "paper"
CODES = ("1", "2", "3", "4", "5")
DAY, YEAR = date(2022, 3, 31), 2565


@dataclass(frozen=True, slots=True)
class Known:
    """What is in hand: flags by name, and the codes of the documents that were accepted."""

    flags: Mapping[str, bool]
    papers: frozenset[str]


def _condition(code: str) -> st.SearchStrategy[Condition]:
    """Return conditions over facts, the requirement's own paper and those before it."""
    earlier = CODES[: CODES.index(code)]
    leaves: list[Condition] = [*map(Holds, FACTS), InHand(f"{code}/{PAPER}")]
    leaves += map(Conforms, earlier)
    return st.recursive(
        st.sampled_from(leaves),
        lambda below: st.one_of(
            st.builds(AllOf, st.lists(below, min_size=1, max_size=3).map(tuple)),
            st.builds(AnyOf, st.lists(below, min_size=1, max_size=3).map(tuple)),
            st.builds(Not, st.sampled_from([Holds(fact) for fact in FACTS])),
        ),
        max_leaves=5,
    )


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Draw up to five requirements on up to three levels, some of them applicable or not."""
    codes = CODES[: draw(st.integers(1, len(CODES)))]
    asked: list[Requirement] = []
    for code in codes:
        applies = draw(st.none() | st.sampled_from([Holds(fact) for fact in FACTS]))
        level = draw(st.integers(1, 3))
        asked.append(requirement(code, level, draw(_condition(code)), applies, [PAPER]))
    return edition(asked, facts={name: flag(name) for name in FACTS})


KNOWN = st.builds(
    Known,
    st.dictionaries(st.sampled_from(FACTS), st.booleans()),
    st.frozensets(st.sampled_from([f"{code}/{PAPER}" for code in CODES])),
)


def _case(known: Known, *, is_closed: bool = False) -> Case:
    papers = {code: Evidence(code, EvidenceState.ACCEPTED) for code in (*known.papers, "survey")}
    return Case(
        id="generated",
        title=NAME,
        edition="small",
        is_synthetic=True,
        note=None,
        area={},
        round=Round(RoundKind.PRE_AUDIT, Purpose.RAISE, None, YEAR, DAY),
        agencies={},
        owners={},
        targets={},
        observations=tuple(
            Observation(fact, value, YEAR, ("survey",)) for fact, value in known.flags.items()
        ),
        rosters={},
        register=Register(is_closed, papers),
        digest="sha256:" + "0" * 64,
    )


def _audited(rules: Edition, known: Known) -> Audit:
    return audit(rules, _case(known))


@given(editions(), KNOWN)
def test_nothing_counts_twice_or_falls_out(rules: Edition, known: Known) -> None:
    """The four verdicts add up to the requirements, and so do the levels, in every output."""
    found = _audited(rules, known)
    assert sum(found.counts.values()) == len(rules.requirements)
    listed = [code for rung in found.conclusion.rungs for code in rung.requirements]
    assert sorted(listed) == sorted(rules.requirements)
    written = record(found)
    counts = written["counts"]
    assert isinstance(counts, dict)
    assert counts == {verdict.value: number for verdict, number in found.counts.items()}


@given(editions(), KNOWN, KNOWN)
def test_evidence_never_hurts(rules: Edition, known: Known, further: Known) -> None:
    """Further evidence overturns no verdict, lowers no proven level and opens no lost one."""
    more = Known({**further.flags, **known.flags}, known.papers | further.papers)
    before, after = _audited(rules, known), _audited(rules, more)
    for code, found in before.findings.items():
        later = after.findings[code]
        assert found.verdict in {Verdict.UNDETERMINED, later.verdict}
        assert found.met.allows(later.met)
    assert before.conclusion.proven <= after.conclusion.proven
    assert after.conclusion.proven <= after.conclusion.reachable
    assert after.conclusion.reachable <= before.conclusion.reachable


@given(editions())
def test_nothing_missing_passes_and_nothing_missing_fails(rules: Edition) -> None:
    """Of an area that handed in nothing nothing is known, and no level is lost to it."""
    found = _audited(rules, Known({}, frozenset()))
    assert {one.verdict for one in found.findings.values()} == {Verdict.UNDETERMINED}
    assert all(one.reasons for one in found.findings.values())
    assert found.conclusion.proven == 0


@given(editions(), KNOWN)
def test_only_a_closed_register_turns_absence_into_false(rules: Edition, known: Known) -> None:
    """Closing settles what hangs on papers; what hangs on facts nobody observed stays open."""
    unread = Known({}, known.papers)
    closed = audit(rules, _case(unread, is_closed=True))
    for one in closed.findings.values():
        lacking = {reason.gap.lack.value for reason in one.reasons}
        assert not lacking & {"no-document", "not-accepted", "expired"}
    settled = _audited(rules, known)
    later = audit(rules, _case(known, is_closed=True))
    for code, one in settled.findings.items():
        assert one.verdict in {Verdict.UNDETERMINED, later.findings[code].verdict}
