"""An edition for the words of `tests.unit.case.makers`, and forms of its cases sent round."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ecorules.audit.terms import terms_of
from ecorules.case.workbook.importing import imported
from ecorules.diagnostics import Text
from ecorules.documents.workbooks.workbook import workbook_of
from ecorules.edition.model import EvidenceItem, SetBy, Target
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.quantity import PERCENT, unit
from ecorules.language.syntax import Holds
from ecorules.report.workbook.form import form_bytes
from ecorules.report.workbook.part import Part
from tests.small import DRAFTED, edition, level, requirement
from tests.unit.case.makers import VOCABULARY

if TYPE_CHECKING:
    from ecorules.case.model import Case
    from ecorules.diagnostics import Diagnostic, Language
    from ecorules.edition.model import Edition

_UP_TO_ALL = Interval(Fraction(0), Fraction(1))


def _edition() -> Edition:
    asked = {"1.2.1": ("map", "photos"), "18.1.1": ("order",), "19.1.1": ()}
    requirements = []
    for code, items in asked.items():
        papers = tuple(EvidenceItem(f"{code}/{item}", _PAPER, ("diw",)) for item in items)
        made = requirement(code, 1, Holds("announced"))
        requirements.append(replace(made, owners=("diw",), evidence=papers))
    targets = {
        "19.1.1": _target("19.1.1", "%", _UP_TO_ALL),
        "1.2.1": _target("1.2.1", "rai", ANYTHING),
    }
    made_edition = edition(requirements, [level(number) for number in range(1, 6)])
    return replace(made_edition, id="eit-2562", vocabulary=VOCABULARY, targets=targets)


def _target(code: str, symbol: str, extent: Interval) -> Target:
    own = PERCENT if symbol == "%" else unit(symbol)
    return Target(code, _PAPER, own, SetBy.AREA, (), DRAFTED, extent)


_PAPER = Text("paper", "เอกสาร")
EDITION = _edition()


def form(case: Case, lang: Language = "th", owner: str | None = None) -> bytes:
    """Return the form of a case, or the part of an owner."""
    return form_bytes(Part(EDITION, case, owner), lang)


def brought_back(*forms: bytes, case: Case | None = None) -> tuple[Case, list[Diagnostic]]:
    """Return the case that forms say, and what was told while they were read."""
    into: list[Diagnostic] = []
    workbooks = [workbook_of(each, f"{at}.xlsx", into) for at, each in enumerate(forms, 1)]
    found = [each for each in workbooks if each is not None]
    assert len(found) == len(forms), into
    return imported(found, terms_of(EDITION), case, into).case, into
