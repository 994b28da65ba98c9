"""Every Thai text is looked through for what only looks like Thai."""

from pathlib import Path

import pytest

from ecorules.checks import thai_text
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

TITLE = 'title: {{th: "{th}", en: Enough green area}}\n'


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        ("two-sara-e", "มี\u0e40\u0e40ผนที่"),
        ("split-sara-am", "น\u0e49\u0e4d\u0e32เสีย"),
        ("split-sara-am-tone-inside", "น\u0e4d\u0e49\u0e32เสีย"),
        ("tone-before-vowel", "พ\u0e37นท\u0e48\u0e35"),
        ("tone-after-sara-am", "น\u0e33\u0e49เสีย"),
        ("two-tones", "ท\u0e35\u0e48\u0e48ดิน"),
        ("two-vowels", "ท\u0e35\u0e35ดิน"),
        ("mark-at-the-start", "\u0e35ดิน"),
        ("mark-after-a-space", "ที่ \u0e48ดิน"),
        ("mixed-digits", "ปี ๒๕65"),
        ("mixed-decimals", "ร้อยละ 12.๕"),
        ("cyrillic-letter", "ขนาด \u0410 4"),
        ("latin-letter-inside", "โรงsาน"),
        ("two-slips", "\u0e40\u0e40ผนที่ ๒5"),
    ],
)
def test_what_only_looks_like_thai_is_said(
    slip: str, words: str, tmp_path: Path, stored: Stored
) -> None:
    """With the word in which it stands, and each kind of slip by itself."""
    change = {"town/physical/1.1.1.yaml": TITLE.format(th=words)}
    now = said(thai_text.run(drafted(tmp_path, change)))
    assert now == stored(slip, now)


@pytest.mark.parametrize(
    "words",
    [
        "น้ำเสีย ก๊าซ สิทธิ์ พันธุ์ ผู้ประกอบการ เก็บ ก็ เพื่อ ทั้งสิ้น",
        "ปี พ.ศ. ๒๕๖๕ และ 2566 ข้อ 1-๒",
        "ก๊าซ CO2 ตาม ISO 14001 (BOD)",
        "โรงงานEcoในพื้นที่",
        "เกาะๆ ฯลฯ ฤๅษี",
    ],
)
def test_thai_as_it_is_written_is_no_mistake(words: str, tmp_path: Path) -> None:
    """Foreign words, numbers in either script and rare signs belong to it."""
    change = {"town/physical/1.1.1.yaml": TITLE.format(th=words)}
    assert not thai_text.run(drafted(tmp_path, change))


def test_texts_are_found_wherever_they_stand(tmp_path: Path) -> None:
    """In the vocabulary too; English texts are left alone."""
    owners = "owners: {municipality: {th: เทศบาล\u0e48\u0e48, en: \u0e40\u0e40}}\n"
    found = thai_text.run(drafted(tmp_path, {"vocabulary.yaml": owners}))
    assert [(each.span.file, each.span.line) for each in found if each.span] == [
        ("criteria/vocabulary.yaml", 7)
    ]
