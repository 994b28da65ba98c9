"""A volume says the same in each file, and a reader of Thai alone can read it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from ecorules.audit.many import audited_folders, case_folders
from ecorules.outcomes.load import load_outcomes
from ecorules.report.document.model import Document, Heading, Paragraph, Table
from ecorules.report.document.page import page_text
from ecorules.report.document.paper import pdf_bytes
from ecorules.report.document.sheets import sheets_bytes
from ecorules.report.document.typeset import NoFont, thai_font
from ecorules.report.document.voice import Voice
from ecorules.report.volume.gathered import Gathered
from ecorules.report.volume.making import volume_of
from tests.console import run
from tests.reports import (
    BOTH,
    DIGITS,
    EN,
    TH,
    by_poppler,
    grids,
    letters,
    of_page,
    of_sheets,
    wanted_on_sheets,
)
from tests.repository import ROOT

VOICES = {"th": TH, "en": EN, "both": BOTH, "digits": DIGITS}
VOLUMES = ("all", "สระบุรี", "จังหวัดสมมติ")
# What stands in English in the Thai sources themselves, and what has a name of its own.
NAMES = re.compile(
    r"S-Curve|SEZ|Eco Center|Eco Factory|CSR(?:-DIW| Beginner)?|Green Area|Green Industry|"
    r"Protection Strip|Eco-Buffer|Eco-Process|Thailand Energy Award|EIA Monitoring|3Rs|"
    r"BOD|COD|TKN|pH|"
    r"(?:eit|seed)-\S+|ecorules \S+|sha256:\S+|demonstration|saraburi-fy2565"
)


@cache
def volume(name: str) -> Document:
    """Return a volume over the cases that come with the program, made once."""
    cases = audited_folders(case_folders(ROOT / "cases"))
    whole = Gathered(cases, load_outcomes(Path(ROOT / "cases")), 2565)
    if name == "all":
        return volume_of(whole)
    (province,) = (one for one in whole.provinces if one.th == name)
    return volume_of(whole.of(province))


@pytest.mark.parametrize("voice", VOICES.values(), ids=VOICES)
@pytest.mark.parametrize("name", VOLUMES)
def test_a_page_and_a_workbook_hold_every_cell(name: str, voice: Voice) -> None:
    """Every cell of every table stands in its row, and numbers are numbers."""
    document = volume(name)
    assert of_page(page_text(document, voice)) == grids(document, voice)
    assert of_sheets(sheets_bytes(document, voice), document, voice) == wanted_on_sheets(
        document, voice
    )


@pytest.mark.parametrize("name", VOLUMES)
def test_a_pdf_holds_every_cell_and_is_the_same_twice(name: str) -> None:
    """What is printed can be searched, and no clock stands in it."""
    try:
        thai_font()
    except NoFont:
        pytest.skip("no font with Thai letters is installed")
    document = volume(name)
    content = pdf_bytes(document, TH)
    assert content == pdf_bytes(document, TH)
    read = letters(by_poppler(content, "-raw"))
    missing = [
        cell
        for grid in grids(document, TH)
        for row in grid
        for cell in row
        for said in cell.split("\n")
        if letters(said) not in read
    ]
    assert missing == []


@pytest.mark.parametrize("name", VOLUMES)
def test_no_english_word_stands_in_thai_that_is_not_a_name(name: str) -> None:
    """Officials in the provinces read Thai alone."""
    document = volume(name)
    texts = [document.title, document.subtitle, *document.warnings]
    for section in document.sections:
        texts.append(section.title)
        for block in section.blocks:
            match block:
                case Paragraph(text=text) | Heading(text=text):
                    texts.append(text)
                case Table(caption=caption, columns=columns, rows=rows):
                    texts += [caption, *(one.head for one in columns)]
                    texts += [text for row in rows for cell in row for text in cell.texts]
                case _:
                    pass
    odd = {
        word
        for text in texts
        for word in re.findall(r"[A-Za-z][\w./-]*", NAMES.sub("", text.th))
        if not re.fullmatch(r"d\d+(?:\.\w+)?|[BGS]\d+(?:\.\d+)?", word)
    }
    assert odd == set()


@pytest.mark.parametrize("more", ["", " -o volume.html"])
def test_a_folder_with_nothing_in_it_is_said_to_hold_no_case(more: str, tmp_path: Path) -> None:
    """Nobody is told of a file of records of which they have never heard."""
    said = run(f"$ ecorules portfolio {tmp_path}{more} --lang th")
    assert said.startswith("ข้อผิดพลาด: ไม่พบกรณีในโฟลเดอร์นี้: ")
    assert "[exit 2]" in said
