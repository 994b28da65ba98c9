"""A case sent round as a workbook is the same case, byte for byte in its canonical form."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.terms import load_with_edition, terms_of
from ecorules.case.model import Case
from ecorules.case.workbook.importing import imported
from ecorules.case.written import written_case
from ecorules.diagnostics import Diagnostic, Language
from ecorules.documents.workbooks.workbook import read_workbook, workbook_of
from ecorules.report.workbook.form import form_bytes
from ecorules.report.workbook.part import Part
from tests.cases import cases
from tests.forms import brought_back, form
from tests.repository import ROOT
from tests.unit.case.makers import TERMS, VOCABULARY

# Each example writes one or several workbooks and reads them back.
few = settings(max_examples=25)
SHIPPED = ("saraburi-fy2565", "demonstration")
LANGUAGES: tuple[Language, ...] = ("th", "en")


@few
@given(cases())
def test_a_case_comes_back_from_its_form_as_it_was(case: Case) -> None:
    """Nothing that a case says is lost on its way through a spreadsheet, or added by it."""
    again, told = brought_back(form(case))
    assert not told
    assert written_case(again, TERMS) == written_case(case, TERMS)
    assert again.digest == case.digest


@few
@given(cases())
def test_a_form_that_nobody_filled_in_changes_nothing(case: Case) -> None:
    """A case takes its own form back without a change, in either language."""
    again, told = brought_back(form(case, "en"), case=case)
    assert not told
    assert written_case(again, TERMS) == written_case(case, TERMS)


@few
@given(cases(), st.sampled_from(LANGUAGES))
def test_the_parts_of_all_agencies_together_change_nothing(case: Case, lang: Language) -> None:
    """What every agency sends back untouched leaves the case as it is."""
    parts = [form(case, lang, owner) for owner in VOCABULARY.owners]
    again, told = brought_back(*parts, case=case)
    assert not told
    assert written_case(again, TERMS) == written_case(case, TERMS)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_shipped_case_comes_back_as_it_was(name: str, lang: Language) -> None:
    """The cases that everybody looks at pass through a spreadsheet unharmed."""
    edition, case = load_with_edition(ROOT / "cases" / name)
    told: list[Diagnostic] = []
    workbook = workbook_of(form_bytes(Part(edition, case), lang), "form.xlsx", told)
    assert workbook is not None
    terms = terms_of(edition)
    again = imported([workbook], terms, None, told).case
    assert not told
    assert written_case(again, terms) == written_case(case, terms)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", SHIPPED)
def test_a_form_that_libreoffice_saved_is_the_same_case(name: str, tmp_path: Path) -> None:
    """A form that went through LibreOffice says what it said."""
    edition, case = load_with_edition(ROOT / "cases" / name)
    sent, saved = tmp_path / "form.xlsx", tmp_path / "saved"
    sent.write_bytes(form_bytes(Part(edition, case), "th"))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(saved)]
    subprocess.run([*order, str(sent)], check=True, capture_output=True, timeout=120)  # noqa: S603 - files of this test
    told: list[Diagnostic] = []
    workbook = read_workbook(saved / "form.xlsx", "form.xlsx", told)
    assert workbook is not None
    terms = terms_of(edition)
    again = imported([workbook], terms, None, told).case
    assert not [each for each in told if each.code != "not-read"]
    assert written_case(again, terms) == written_case(case, terms)
