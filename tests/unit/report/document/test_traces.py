"""The reasoning in a report is that of `ecorules explain`, line for line."""

from __future__ import annotations

import re

import pytest

from ecorules.diagnostics import Language
from ecorules.report.document.model import Line, Lines
from ecorules.report.explanation import explanation_page
from ecorules.report.layout import Page
from tests.reports import audit_of, document_of

# Members that were judged alike: how many there are stands in front, and each form has its own way
# to set that off.
_MEMBERS = re.compile(r"^(\d+)(?:: | ราย: | · )(.*)$")

# A report calls a target that has an English name by its label alone.
_NAMED = re.compile(r"[\d.]+d\d+\.[a-z]+ (?=\()")


def _plain(line: str, lang: Language) -> str:
    if lang == "th":
        line = _NAMED.sub("", line)
    return _MEMBERS.sub(r"\1 \2", line.strip().lstrip("✓✗?·-=→ "))


def _reasonings(case: str) -> list[tuple[str, tuple[Line, ...]]]:
    """Return the code of each finding with the lines of its reasoning, in the report's order."""
    found = sorted(audit_of(case).findings.values(), key=lambda one: one.requirement.level)
    told = [
        block.lines
        for section in document_of(case).sections
        if section.key == "traces"
        for block in section.blocks
        if isinstance(block, Lines)
    ]
    codes = [one.requirement.code for one in found]
    return list(zip(codes, told, strict=True))


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("case", ["demonstration", "saraburi-fy2565"])
def test_the_reasoning_is_that_of_the_explanation(case: str, lang: Language) -> None:
    """Who reads the report and who asks at a terminal are told the same, in the same order."""
    for code, lines in _reasonings(case):
        page = explanation_page(audit_of(case), code, Page(width=None, colour=False), lang)
        explained = [_plain(line, lang) for line in page.splitlines()]
        said = [_plain(line.text.said(lang), lang) for line in lines]
        place = explained.index(said[0])
        assert explained[place : place + len(said)] == said, code
