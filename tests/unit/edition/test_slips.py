"""A slip in any file is one problem, told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecorules.diagnostics import Severity
from tests.unit.edition.folders import FIRST, FRAME, GOALS, LADDER, SECOND, THIRD, changed, drafted

IDLE = """\
  7.2.9:
    label: {th: เป้าหมาย, en: target}
    unit: "%"
    set_by: edition
    values: []
    provenance: {status: stated, source: plan, place: 4}
"""
LAW = "  law: {title: {th: กฎหมาย, en: Law}, file: other.txt}\n"
SLIPS: dict[str, tuple[str, str, str, str, int]] = {
    # what: file, old text, new text, code, line
    "unknown source": (FIRST, "source: plan", "source: plann", "unknown-source", 6),
    "inferred without how": (
        FIRST,
        "reading: {status: inferred, how: {th: อ่าน, en: read}}",
        "reading: {status: inferred, source: plan}",
        "provenance-incomplete",
        9,
    ),
    "stated without source and place": (
        LADDER,
        "{status: stated, source: plan, place: 3}",
        "{status: stated, how: {th: ก, en: a}}",
        "provenance-incomplete",
        5,
    ),
    "source without a place to find it": (
        FRAME,
        ", url: https://example.org/plan",
        "",
        "source-without-place",
        6,
    ),
    "another source of the same name": (FRAME, "  plan:", f"{LAW}  plan:", "source-differs", 6),
    "a pass rule that is none": (LADDER, "{share: 80 %}", "{shares: 80 %}", "unknown-form", 9),
    "a pass rule by another word": (LADDER, "{share: 80 %}", "most", "unknown-value", 9),
    "more years than any record has": (
        THIRD,
        "{fact: network}",
        "{trend: {fact: green_area, years: 1000000, direction: rising}}",
        "out-of-range",
        11,
    ),
    "unknown aspect": (FIRST, "aspect: 1", "aspect: 2", "unknown-aspect", 4),
    "unknown level": (FIRST, "level: 1", "level: 9", "unknown-level", 3),
    "level on an unknown one": (LADDER, "[1]", "[8]", "unknown-level", 8),
    "unknown dimension of an aspect": (
        FRAME,
        "    dimension: physical",
        "    dimension: physics",
        "unknown-dimension",
        17,
    ),
    "aspect and group": (FIRST, "aspect: 1", "aspect: 1\ngroup: general", "unclear-place", 1),
    "neither aspect nor group": (FIRST, "aspect: 1\n", "", "unclear-place", 1),
    "aspect and dimension": (
        FIRST,
        "aspect: 1",
        "aspect: 1\ndimension: physical",
        "unclear-place",
        5,
    ),
    "group without dimension": (FIRST, "aspect: 1", "group: general", "missing-key", 4),
    "group in an unknown dimension": (
        FIRST,
        "aspect: 1",
        "group: general\ndimension: mental",
        "unknown-dimension",
        5,
    ),
    "baseline above level 0": (
        FIRST,
        "aspect: 1",
        "group: baseline\ndimension: physical",
        "level-of-group",
        3,
    ),
    "unknown owner of an item": (SECOND, "owner: council", "owner: counsel", "unknown-owner", 8),
    "unknown fact": (SECOND, "fact: network", "fact: networks", "unknown-fact", 11),
    "unknown prerequisite": (
        THIRD,
        "conforms: 7.2.1",
        "conforms: 7.2.2",
        "unknown-requirement",
        10,
    ),
    "unknown target": (SECOND, "{target: 7.2.1}", "{target: 7.2.2}", "unknown-target", 18),
    "idle target": (GOALS, "targets:\n", f"targets:\n{IDLE}", "idle-target", 2),
    "not a number": (FIRST, "level: 1", "level: one", "not-a-number", 3),
    "not a whole number": (FIRST, "level: 1", "level: 1.5", "not-a-whole-number", 3),
    "a list for a number": (FIRST, "level: 1", "level: [1]", "wrong-type", 3),
    "level written oddly": (LADDER, "  1:", "  01:", "not-a-whole-number", 2),
    "not a day": (FRAME, "from: 2019-01-01", "from: soon", "not-a-date", 4),
    "a list for a day": (FRAME, "from: 2019-01-01", "from: []", "wrong-type", 4),
    "an edition that ends first": (
        FRAME,
        "{from: 2019-01-01}",
        "{from: 2019-01-01, until: 2018-01-01}",
        "empty-period",
        4,
    ),
    "a value that ends first": (
        GOALS,
        "until: 2019-12-31",
        "until: 2018-12-31",
        "empty-period",
        8,
    ),
    "a value without unit": (GOALS, "value: 50 %", "value: 50", "unit-missing", 9),
    "a value in another unit": (GOALS, "value: 50 %", "value: 50 rai", "unit-mismatch", 9),
    "a value out of range": (
        GOALS,
        'unit: "%"',
        'unit: "%"\n    minimum: 55 %',
        "value-out-of-range",
        10,
    ),
    "a share in another unit": (LADDER, "80 %", "80 rai", "unit-mismatch", 9),
    "a share of nothing": (LADDER, "80 %", "0 %", "bad-share", 9),
    "an unknown unit": ("vocabulary.yaml", "unit: rai", "unit: raj", "unknown-unit", 17),
    "a minimum that is no number": (
        "vocabulary.yaml",
        "minimum: 0\n    better: higher",
        "minimum: none\n    better: higher",
        "not-a-number",
        18,
    ),
    "a range turned round": ("vocabulary.yaml", "maximum: 5", "maximum: -5", "empty-range", 43),
    "an unknown owner of a fact": (
        "vocabulary.yaml",
        "owner: office",
        "owner: officer",
        "unknown-owner",
        20,
    ),
    "an unknown owner of the targets": (
        "town/targets.yaml",
        "targets:",
        "owner: officer\ntargets:",
        "unknown-owner",
        1,
    ),
    "a fact of an unknown roster": (
        "vocabulary.yaml",
        "of: area",
        "of: areas",
        "unknown-roster",
        14,
    ),
    "not yes or no": ("vocabulary.yaml", "whole: yes", "whole: maybe", "not-yes-or-no", 45),
    "a list for yes or no": ("vocabulary.yaml", "whole: yes", "whole: []", "wrong-type", 45),
    "a name with a blank": ("vocabulary.yaml", "  network:", "  net work:", "not-a-name", 31),
    "a list for a condition": (THIRD, "    - conforms: 7.2.1", "    - []", "wrong-type", 10),
    "a word for a condition": (THIRD, "conforms: 7.2.1", "yes", "wrong-type", 10),
    "a code with a slash": (FIRST, "code: 1.1.1", "code: 1/1", "not-a-code", 1),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_at_its_place(slip: str, tmp_path: Path) -> None:
    """One slip is one problem, in the file and line where it stands."""
    name, old, new, code, line = SLIPS[slip]
    found = drafted(tmp_path, changed((name, old, new))).diagnostics
    errors = [each for each in found if each.severity is Severity.ERROR]
    assert [(each.code, each.span.line if each.span else 0) for each in errors] == [(code, line)]
    assert errors[0].span is not None
    assert errors[0].span.file == f"criteria/{name}"
