"""Parts of agencies: together they are the whole."""

from __future__ import annotations

from ecorules import load_case, load_edition
from ecorules.audit.terms import terms_of
from ecorules.case.workbook.importing import imported
from ecorules.diagnostics import Diagnostic
from ecorules.documents.workbooks.workbook import workbook_of
from ecorules.report.workbook import Part, form_bytes
from tests.repository import ROOT


def test_the_parts_of_all_agencies_make_the_case_again() -> None:
    """Every line is somebody's: what is sent round in parts comes back whole."""
    edition = load_edition("eit-2562")
    town = load_case(ROOT / "cases" / "demonstration", edition)
    parts = [Part(edition, town, owner) for owner in edition.vocabulary.owners]
    into: list[Diagnostic] = []
    forms = [
        workbook_of(form_bytes(part, "th"), f"{part.owner}.xlsx", into)
        for part in parts
        if not part.is_empty
    ]
    found = [form for form in forms if form is not None]
    again = imported(found, terms_of(edition), None, into).case
    assert not into
    assert len(found) > 10
    assert again.digest == town.digest


def test_every_line_is_asked_of_somebody() -> None:
    """Nothing that an edition asks for is in nobody's part."""
    for name in ("eit-2562", "eit-2565"):
        edition = load_edition(name)
        parts = [Part(edition, owner=owner) for owner in edition.vocabulary.owners]
        whole = Part(edition)
        assert {one.item.code for part in parts for one in part.items} == {
            one.item.code for one in whole.items
        }
        assert {one[:2] for part in parts for one in part.facts} == {one[:2] for one in whole.facts}
        assert {one for part in parts for one in part.targets} == {*whole.targets}


def test_levels_add_up() -> None:
    """What is asked up to a level holds what is asked up to the one below."""
    edition = load_edition("eit-2565")
    below: set[str] = set()
    for level in sorted(edition.levels):
        codes = {one.item.code for one in Part(edition, level=level).items}
        assert below <= codes
        below = codes
    assert below == {one.item.code for one in Part(edition).items}
