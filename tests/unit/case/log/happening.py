"""Events made in a line, and generated ones, for the tests of the log."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from ecorules.case.log import Accepted, HandedIn, Rejected, Withdrawn
from ecorules.case.log.lines import digest_of, line_of
from ecorules.case.model import Evidence, EvidenceFile, EvidenceState, Register
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    from ecorules.case.log import Event

DAY, LATER = date(2022, 1, 10), date(2022, 2, 20)
MAP, ORDER, OWN = "1.2.1/map", "18.1.1/order", "survey"
PDF = EvidenceFile("evidence/1.2.1/map/แผนที่.pdf", "a" * 64, 3, "application/pdf")
STORY: tuple[Event, ...] = (
    HandedIn(MAP, (PDF,), "สอจ.สระบุรี", DAY, None, LATER),
    Rejected(MAP, "ไม่มีมาตราส่วน", "ผู้ตรวจ", DAY),
    HandedIn(OWN, (), "คณะทำงาน", DAY, DAY, LATER, Text("survey", "แบบสำรวจ")),
    HandedIn(MAP, (PDF._replace(sha256="b" * 64),), "สอจ.สระบุรี", LATER),
    Accepted(MAP, "ผู้ตรวจ", LATER),
    Withdrawn(OWN, "คณะทำงาน", LATER, "ส่งผิดปี"),
)

ITEMS = st.sampled_from((MAP, ORDER, OWN))
# Everything that somebody may type or a name may hold, line separators of other programs included.
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\u2028\u0e33{}"\\,:'),
    min_size=1,
    max_size=8,
)
DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))
DIGESTS = st.sampled_from(("a" * 64, "0123456789abcdef" * 4))
FILES = st.builds(
    EvidenceFile,
    st.none() | WORDS,
    st.none() | DIGESTS,
    st.none() | st.integers(0, 5 * 10**12),
    st.none() | st.just("application/pdf"),
)
TITLES = st.builds(Text, WORDS, WORDS)
EVENTS: SearchStrategy[Event] = st.one_of(
    st.builds(
        HandedIn,
        ITEMS,
        st.lists(FILES, max_size=3).map(tuple),
        WORDS,
        DAYS,
        st.none() | DAYS,
        st.none() | DAYS,
        st.none() | TITLES,
    ),
    st.builds(Accepted, ITEMS, WORDS, DAYS),
    st.builds(Rejected, ITEMS, WORDS, WORDS, DAYS),
    st.builds(Withdrawn, ITEMS, WORDS, DAYS, st.none() | WORDS),
)
STARTS = st.dictionaries(ITEMS, st.sampled_from(EvidenceState), max_size=3).map(
    lambda held: Register(is_closed=False, evidence=_entries(held))
)


def _entries(held: dict[str, EvidenceState]) -> dict[str, Evidence]:
    return {
        code: Evidence(code, state, Text("own", "ของพื้นที่"), (PDF,), DAY, DAY, LATER, "why")
        for code, state in sorted(held.items())
    }


def written(events: Sequence[Event]) -> bytes:
    """Return the log that holds these events and nothing else."""
    lines, tip = [], ""
    for event in events:
        lines.append(line_of(event, tip))
        tip = digest_of(lines[-1])
    return b"".join(line + b"\n" for line in lines)
