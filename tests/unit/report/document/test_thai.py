"""The official form: a report that is read in Thai alone, dated and numbered as Thai offices do."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Text
from ecorules.report.document.making import report_of
from ecorules.report.document.model import Document, Lines, Table
from ecorules.report.document.page import page_text
from ecorules.report.document.voice import Said, Voice, thai_digits
from tests.reports import BOTH, DIGITS, TH, audit_of, document_of

# Names of schemes, of substances and of what is measured, as the criteria's own Thai text has
# them: most stand in brackets behind their Thai.
_NAMES = {
    *("BOD", "COD", "pH", "TKN", "EIA Monitoring", "3Rs", "PDF", "SHA-256"),
    *("CSR Beginner", "CSR-DIW", "Eco Factory", "Green Industry", "Thailand Energy Award"),
    *("Eco Efficiency", "Eco-Buffer", "Eco-Process", "Eco-Product/Eco-Service"),
    *("Green Area", "Green House Gas", "Green Purchasing", "Industrial Symbiosis"),
    *("Protection Strip", "ecorules"),
}
# Codes of requirements that the project drafted, digests, files, and what a case or an edition is
# called.
_IDENTIFIERS = re.compile(
    r"ecorules [\d.]+|\b\d+\.d\d+\*?|sha256:[0-9a-f]{64}|evidence/[\w.-]+"
    r"|eit-25\d\d|saraburi-fy2565|demonstration"
)
_LATIN = re.compile(r"[A-Za-z]")
_CASES = ("demonstration", "saraburi-fy2565")


def _shown(document: Document, voice: Voice) -> str:
    page = page_text(document, voice)
    body = page[page.index("<main>") :]
    return unescape(re.sub(r"<[^>]+>", "\n", body))


def _way_of(case: str) -> Document:
    pytest.importorskip("z3")
    from ecorules.formulas import begin_afresh  # noqa: PLC0415 - the same
    from ecorules.path.journey import travelled  # noqa: PLC0415 - only where the solver is
    from ecorules.path.search import Wish  # noqa: PLC0415 - the same

    begin_afresh()
    found = audit_of(case)
    journey = travelled(
        found.edition, found.case, Wish(3), on=found.on, kind=found.kind, assumed={}
    )
    return report_of(found, journey)


def _foreign(text: str) -> list[str]:
    """Return the lines with a Latin letter that is part of no name."""
    left = []
    for line in text.split("\n"):
        rest = _IDENTIFIERS.sub("", line)
        for name in sorted(_NAMES, key=len, reverse=True):
            rest = rest.replace(name, "")
        if _LATIN.search(rest):
            left.append(line)
    return left


@pytest.mark.parametrize("case", _CASES)
def test_a_thai_report_holds_no_english_word_that_is_no_name(case: str) -> None:
    """Who reads only Thai can read all of it."""
    assert _foreign(_shown(document_of(case), TH)) == []


@pytest.mark.parametrize("case", _CASES)
def test_the_way_is_told_in_thai_alone(case: str) -> None:
    """Who reads only Thai can also read what is to be done, or what forbids it."""
    assert _foreign(_shown(_way_of(case), TH)) == []


@pytest.mark.parametrize("case", _CASES)
def test_an_english_report_holds_no_thai_word_but_names(case: str) -> None:
    """Who reads only English meets Thai only in what people wrote into the case."""
    document = document_of(case)
    own = {
        each.because
        for each in audit_of(case).case.register.evidence.values()
        if each.because is not None
    }
    keys = re.compile(r"ตย-\d+")
    thai = re.compile(r"[\u0e01-\u0e5b]")
    for line in _shown(document, Voice(("en",))).split("\n"):
        rest = keys.sub("", line)
        for because in own:
            rest = rest.replace(because, "")
        assert not thai.search(rest), line


def test_days_are_of_the_buddhist_era_in_words() -> None:
    """A day is written as Thai offices write it, and never as figures of another era."""
    shown = _shown(document_of("demonstration"), TH)
    assert "วันที่ 30 กันยายน 2565" in shown
    assert "2022" not in shown
    assert not re.search(r"\d{4}-\d{2}-\d{2}", shown)


def test_thai_digits_are_used_throughout() -> None:
    """Who asks for Thai digits meets no other outside of names and codes."""
    shown = _shown(document_of("demonstration"), DIGITS)
    words = re.findall(r"[^\s]+", _IDENTIFIERS.sub("", shown))
    left = [word for word in words if re.search(r"[0-9]", word) and not _LATIN.search(word)]
    assert left == []


def test_in_two_languages_each_text_is_told_in_both() -> None:
    """Neither language is the poorer: what is not the same in both is said twice."""
    document = document_of("demonstration")
    for section in document.sections:
        assert [one.lang for one in BOTH.said(section.title)] == ["th", "en"]
        for block in section.blocks:
            if isinstance(block, Table):
                texts = [text for row in block.rows for cell in row for text in cell.texts]
            elif isinstance(block, Lines):
                texts = [line.text for line in block.lines]
            else:
                continue
            assert all(text.th and text.en for text in texts)


def test_what_is_the_same_in_both_languages_is_said_once() -> None:
    """A code stands once, and is not repeated for the other language."""
    assert BOTH.said(Text("19.1.1", "19.1.1")) == (Said("th", "19.1.1"),)
    assert BOTH.line(Text("level 1", "ระดับ 1")) == "ระดับ 1 / level 1"


@given(st.text(alphabet="0123456789กขค ./-abz"))
def test_thai_digits_change_nothing_else(text: str) -> None:
    """Turned back, a text is what it was; and where no Latin letter stands, no other digit is."""
    turned = thai_digits(text)
    back = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    assert turned.translate(back) == text
    if not _LATIN.search(text):
        assert not re.search(r"[0-9]", turned)
