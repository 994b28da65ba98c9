"""The page of a recommendation says what is proposed, and how a closed gate is opened."""

from typing import Any

from ecorules.decision.schema import RecommendationRecord
from ecorules.report.decision.recommended import recommendation_page
from ecorules.report.layout import Page
from tests.decision.making import offered


def page_of(value: Any) -> str:  # noqa: ANN401 - any JSON
    """Return the page of a recommendation in Thai."""
    found = RecommendationRecord.model_validate(value)
    return recommendation_page(found, Page(None, colour=False), "th")


def unproven(verdict: str) -> Any:  # noqa: ANN401 - any JSON
    """Return a recommendation that proposes nothing, with every requirement of one verdict."""
    value = offered()
    value["proposed"] |= {"level": 0, "name": None}
    for found in value["audit"]["findings"]:
        found["verdict"] = verdict
    return value


def test_where_all_is_undetermined_nothing_is_refused() -> None:
    """An area of which nothing is known yet was not found wanting."""
    page = page_of(unproven("undetermined"))
    assert "ข้อเสนอแนะของโปรแกรม: ยังเสนอระดับใดไม่ได้ เพราะข้อระดับ 1 ยังตัดสินไม่ได้ 1 ข้อ\n" in page
    assert "ไม่รับรองระดับใด" not in page


def test_where_level_one_fails_no_level_is_proposed() -> None:
    """Then it is known."""
    assert "ข้อเสนอแนะของโปรแกรม: ไม่รับรองระดับใด\n" in page_of(unproven("nonconforming"))


def test_a_closed_gate_says_how_the_case_is_changed() -> None:
    """Of the two that stand in the file of the case, and only while they are closed."""
    value = offered()
    assert "คำแนะนำ" not in page_of(value)
    for gate in value["gates"]:
        gate["state"] = "closed"
    page = page_of(value)
    assert page.count("คำแนะนำ: ") == 2
    assert "`register: {state: closed}`" in page
    assert "`kind: certification`" in page
