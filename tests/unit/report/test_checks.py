"""The page of checks, where no edition of ours leads: colours, and problems without a place."""

import json

import pytest

from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.report.checks import Checked, checks_page, written_checks
from ecorules.report.layout import Page

TERMINAL = Page(width=80, colour=True)
NOWHERE = Text("nowhere", "ไม่มีที่ใด")
ERROR = Diagnostic("lost", NOWHERE)
WARNING = Diagnostic("lost", NOWHERE, severity=Severity.WARNING)


@pytest.mark.parametrize(
    ("diagnostics", "paint"),
    [((), "32"), ((WARNING,), "33"), ((ERROR, WARNING), "31")],
    ids=["green", "yellow", "red"],
)
def test_the_totals_have_the_colour_of_the_worst(
    diagnostics: tuple[Diagnostic, ...], paint: str
) -> None:
    """The words say the same without any colour."""
    page = checks_page([Checked("town", 1, diagnostics)], TERMINAL, "en")
    assert page.splitlines()[-1].startswith(f"\x1b[{paint};1m1 requirement of town")


def test_a_problem_without_a_place_has_none_in_json() -> None:
    """Nothing is made up where nothing is known."""
    written = json.loads(written_checks([Checked("town", 1, (ERROR,))]))
    assert written["diagnostics"] == [
        {
            "code": "lost",
            "severity": "error",
            "message": {"en": "nowhere", "th": "ไม่มีที่ใด"},
            "clause": None,
            "help": None,
            "file": None,
            "line": None,
            "column": None,
            "end_column": None,
        }
    ]
