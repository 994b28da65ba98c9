"""What an entry of a case names is examined even where something else in it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ecorules.case.values import observed_value
from ecorules.documents import Unreadable
from tests.unit.case.folders import codes, problems, put, whole
from tests.unit.case.makers import VOCABULARY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"fact": "green_aera", "value": "5"}, ["missing-key", "unknown-fact"]),
        ({"fact": "green_area", "value": "5"}, ["missing-key", "unit-missing"]),
        ({"fact": "green_area", "fiscal_year": "2565"}, ["missing-key"]),
        ({"value": "5 rai", "fiscal_year": "2565"}, ["missing-key"]),
        (
            {"fact": "bod", "value": "5", "note": ""},
            ["missing-key", "fact-of-a-roster", "no-value"],
        ),
        (
            {"fact": "green_area", "value": "5 rai", "evidence": ["1.2.1/mapp"], "when": "2565"},
            ["missing-key", "unknown-evidence", "unknown-key"],
        ),
    ],
)
def test_an_observation_is_examined_word_by_word(
    entry: dict[str, Any], found: list[str], tmp_path: Path
) -> None:
    """Mending one slip must not bring up the next."""
    case = whole()
    case["observations"] = [entry]
    assert sorted(codes(put(tmp_path, case))) == sorted(found)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"from": "2021-10-01", "value": "140 %"}, ["missing-key", "out-of-range"]),
        ({"from": "2565-10-01", "value": "60", "source": "plan"}, ["not-a-date", "unit-missing"]),
        ({"from": "2021-10-01", "source": "plan"}, ["missing-key"]),
        ({"from": "2021-10-01", "value": ["60 %"], "source": "plan"}, ["wrong-type"]),
    ],
)
def test_a_target_is_examined_word_by_word(
    entry: dict[str, Any], found: list[str], tmp_path: Path
) -> None:
    """The value is looked at though nobody said since when it holds."""
    case = whole()
    case["targets"]["19.1.1"] = [entry]
    assert sorted(codes(put(tmp_path, case))) == sorted(found)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"complete": "true"}, ["missing-key"]),
        (
            {"file": "factories.csv", "complete": "soon", "columns": {"bodd": []}},
            ["not-yes-or-no", "unknown-fact", "out-of-range"],
        ),
        ({"file": "../factories.csv"}, ["missing-key", "path-outside"]),
    ],
)
def test_a_roster_is_examined_word_by_word(
    entry: dict[str, Any], found: list[str], tmp_path: Path
) -> None:
    """Five thousand rows are not left unread for one word in another file."""
    case = whole()
    case["rosters"] = {"factories": entry}
    rows = ("registration,name,level", "1,A,9")
    assert sorted(codes(put(tmp_path, case, rows))) == sorted(found)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"state": "acceptd", "file": "evidence/mapp.pdf"}, ["unknown-value", "no-file"]),
        ({"state": "acceptd", "sha256": "zz"}, ["unknown-value", "not-a-digest"]),
        (
            {"file": "evidence/map.pdf", "sha256": "0" * 64},
            ["missing-key", "not-the-registered-file"],
        ),
    ],
)
def test_a_document_is_examined_word_by_word(
    entry: dict[str, Any], found: list[str], tmp_path: Path
) -> None:
    """The file is looked for though its state is no state."""
    case = whole()
    case["register"]["evidence"]["18.1.1/order"] = entry
    assert sorted(codes(put(tmp_path, case))) == sorted(found)


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("green_aera", "did you mean `green_area`?"),
        ("พื้นที่สีเขียว", "did you mean `green_area`?"),
        ("Green Area", "did you mean `green_area`?"),
        ("Green Industry level", "did you mean `level`?"),
        ("xyz", "known here: `announced`, `green_area`, `reuse`, `route`, `visitors`"),
    ],
)
def test_a_fact_may_be_meant_by_what_it_is_called(word: str, remedy: str, tmp_path: Path) -> None:
    """Nobody has to know the English names by heart."""
    case = whole()
    case["observations"] = [{"fact": word, "value": "5 rai", "fiscal_year": "2565"}]
    assert problems(put(tmp_path, case)).endswith(f"  help: {remedy}")


def test_a_requirement_without_a_target_is_no_unknown_one(tmp_path: Path) -> None:
    """The nearest target would be that of another requirement."""
    case = whole()
    case["targets"] = {"18.1.1": []}
    first, *_, last = problems(put(tmp_path, case), "th").splitlines()
    assert first.endswith("[unknown-target]: ข้อกำหนด `18.1.1` ไม่ได้ใช้ค่าเป้าหมาย")
    assert last == "  คำแนะนำ: ลบรายการนี้ออก"


@pytest.mark.parametrize(
    ("fact", "text", "message", "remedy"),
    [
        (
            "visitors",
            "12 rai",
            (
                "`rai` measures area, and visitors has no unit",
                "`rai` เป็นหน่วยของพื้นที่ แต่ผู้เข้าชมไม่มีหน่วย",
            ),
            ("write the number alone", "เขียนเฉพาะตัวเลข"),
        ),
        (
            "reuse",
            "12 rai",
            (
                "`rai` measures area, and share of water used again is given in `%`",
                "`rai` เป็นหน่วยของพื้นที่ แต่สัดส่วนน้ำที่ใช้ซ้ำใช้หน่วยร้อยละ (`%`)",
            ),
            ("write it in `%`", "ระบุในหน่วยร้อยละ (`%`)"),
        ),
        (
            "reuse",
            "0.6",
            ("`0.6` has no unit", "`0.6` ไม่มีหน่วย"),
            (
                "write `0.6 %`, or `60 %` if 0.6 is a share of the whole",
                "เขียน `0.6 %` หรือ `60 %` หาก 0.6 เป็นสัดส่วนของทั้งหมด",
            ),
        ),
        (
            "reuse",
            "45",
            ("`45` has no unit", "`45` ไม่มีหน่วย"),
            ("write `45 %`", "เขียน `45 %`"),
        ),
    ],
)
def test_the_remedy_is_what_may_be_typed(
    fact: str, text: str, message: tuple[str, str], remedy: tuple[str, str]
) -> None:
    """A share that was meant as a part of one is not taken for less than one per cent."""
    with pytest.raises(Unreadable) as refused:
        observed_value(VOCABULARY.facts[fact], text)
    assert (refused.value.message, refused.value.help) == (message, remedy)
