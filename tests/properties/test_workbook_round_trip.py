"""A case sent round as a workbook is the same case, byte for byte in its canonical form."""

from __future__ import annotations

from hypothesis import given, settings

from ecorules.case.model import Case
from ecorules.case.written import written_case
from tests.cases import cases
from tests.forms import brought_back, form
from tests.unit.case.makers import TERMS

# Each example writes a workbook and reads it back.
few = settings(max_examples=100)


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
