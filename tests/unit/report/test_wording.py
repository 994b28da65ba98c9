"""One word per thing, in both languages, wherever it is said."""

from dataclasses import replace
from datetime import date

import pytest

from ecorules import Verdict, audit
from ecorules.case.model import Evidence, EvidenceState, Purpose, RoundKind
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.edition.model import Status
from ecorules.language.subject import Lack
from ecorules.language.syntax import InHand
from ecorules.levels import LevelState
from ecorules.report.wording import (
    LACKS,
    PURPOSES,
    ROUNDS,
    SIGNS,
    STATES,
    STATUSES,
    VERDICTS,
    counted,
    owner_said,
    words_of,
)
from tests.areas import case
from tests.small import NAME, edition, requirement


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (VERDICTS, Verdict),
        (SIGNS, Verdict),
        (STATES, LevelState),
        (ROUNDS, RoundKind),
        (PURPOSES, Purpose),
        (STATUSES, Status),
        (LACKS, Lack),
    ],
)
def test_everything_that_can_be_found_has_its_own_word(
    table: dict[object, object], kind: type
) -> None:
    """Two things with one word would be taken for one."""
    assert set(table) == set(kind)  # type: ignore[call-overload]  # an enumeration is its members
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(
    ("day", "en", "th"),
    [
        (date(2021, 10, 1), "1 October 2021", "1 ตุลาคม 2564"),
        (date(2022, 2, 28), "28 February 2022", "28 กุมภาพันธ์ 2565"),
        (date(2022, 12, 31), "31 December 2022", "31 ธันวาคม 2565"),
    ],
)
def test_a_day_is_written_as_it_is_spoken(day: date, en: str, th: str) -> None:
    """In Thai with the year of the Buddhist Era."""
    assert (day_said(day, "en"), day_said(day, "th")) == (en, th)


@pytest.mark.parametrize(("number", "said"), [(0, "0 cases"), (1, "1 case"), (2, "2 cases")])
def test_one_is_no_plural(number: int, said: str) -> None:
    """The first case of many is one case."""
    assert counted(number, "case") == said


def test_an_agency_is_called_as_the_area_calls_it() -> None:
    """Else as the vocabulary does, and by its code where neither has a name for it."""
    rules = edition([requirement("1", 1, InHand("1/plan"), items=["plan"])])
    here = replace(case(), agencies={"office": Text("Office of Here", "สำนักงานที่นี่")})
    assert owner_said(audit(rules, here), "office", "th") == "สำนักงานที่นี่"
    assert owner_said(audit(rules, case()), "office", "en") == NAME.en
    assert owner_said(audit(rules, case()), "nobody", "en") == "nobody"


def test_a_paper_of_the_areas_own_has_its_own_title() -> None:
    """What the edition does not know is still called by its name."""
    rules = edition([requirement("1", 1, InHand("1/plan"), items=["plan"])])
    area = case()
    title = Text("Survey of Here", "แบบสำรวจที่นี่")
    survey = Evidence("survey", EvidenceState.ACCEPTED, title)
    area = replace(area, register=replace(area.register, evidence={"survey": survey}))
    assert words_of(audit(rules, area)).evidence == {"1/plan": NAME, "survey": title}
    assert words_of(audit(rules, case())).evidence == {"1/plan": NAME}
