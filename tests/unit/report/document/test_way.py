"""The way to a level within a report: its actions by owner, or what forbids it."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import pytest

from ecorules.diagnostics import Text
from ecorules.report.document.making import report_of
from ecorules.report.document.model import Heading, Paragraph, Section, Table
from tests.reports import audit_of

pytest.importorskip("z3")

from ecorules.formulas import begin_afresh
from ecorules.path.journey import Journey, travelled
from ecorules.path.search import Wish
from ecorules.path.serving import Serving


@lru_cache(maxsize=4)
def _journey(level: int, share: int | None = None) -> Journey:
    """Return the way of the demonstration town, its open target assumed if a share is given."""
    begin_afresh()
    found = audit_of("demonstration")
    assumed = {} if share is None else {"12.2.1": Fraction(share, 100)}
    return travelled(
        found.edition, found.case, Wish(level), on=found.on, kind=found.kind, assumed=assumed
    )


def _section(journey: Journey) -> Section:
    (section,) = (one for one in report_of(journey.now, journey).sections if one.key == "path")
    return section


def _said(section: Section) -> list[str]:
    return [block.text.en for block in section.blocks if isinstance(block, Paragraph)]


def _rows(section: Section) -> list[tuple[str, ...]]:
    return [
        tuple("\n".join(text.en for text in cell.texts) for cell in row)
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_what_is_to_be_done_stands_with_each_owner() -> None:
    """Every action of the way stands with everybody who is asked to do it, and with no one else."""
    journey = _journey(2)
    section, (path, *_) = _section(journey), journey.found.paths
    serving = Serving(journey.start, 2)
    wanted = sum(len(serving.owners(action)) for action in path.actions)
    assert len(_rows(section)) == wanted
    heads = [block.text.en for block in section.blocks if isinstance(block, Heading)]
    assert heads[0] == "Provincial Industry Office of Made-up Province"
    assert _said(section)[0].startswith("effort 6 in 5 actions")
    assert _said(section)[-1].startswith("The case was audited anew with all of this done")


def test_members_of_a_list_are_named_with_the_arithmetic() -> None:
    """Who is to be brought further is named, with how many are needed and why."""
    section = _section(_journey(3, share=50))
    text = "\n".join(what for _, what in _rows(section))
    assert "ตย-" in text
    assert "12.2.1: " in text
    assert "Assumed, set by nobody yet: 12.2.1 = 50 %" in _said(section)


def test_what_forbids_a_way_is_told_with_how_it_stands() -> None:
    """Without a way, each requirement that forbids it is told, and what it lacks."""
    section = _section(_journey(3))
    assert _said(section) == ["There is no way to level 3."]
    ((level, code, asked, stands),) = _rows(section)
    assert (level, code) == ("level 3", "12.2.1")
    assert "at least target 12.2.1" in asked
    assert "no value is set for target 12.2.1" in stands


def test_a_level_that_is_proven_needs_nothing() -> None:
    """Where nothing is to be done, that is said."""
    assert _said(_section(_journey(1))) == ["Level 1 is proven already; nothing is to be done."]


def test_without_a_way_asked_for_there_is_none() -> None:
    """A report says nothing of a way that nobody asked for."""
    sections = report_of(audit_of("demonstration")).sections
    assert all(section.key != "path" for section in sections)
    assert all(isinstance(section.title, Text) for section in sections)
