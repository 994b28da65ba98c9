"""Drafts written beside the example edition of the tests, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ecorules.diagnostics import Severity
from ecorules.edition import Draft, read_edition
from tests.town import said, write_criteria

EXAMPLE = "eit-2565-example"
FRAME = """\
id: plan
title: {th: ฉบับร่าง, en: A draft}
status: working
extends: town
because: {th: เหตุผล, en: The reason.}
"""
BECAUSE = "because: {th: เพราะ, en: Because.}\n"


def put(folder: Path, files: Mapping[str, str], name: str = "plan") -> Path:
    """Write a draft beside the example edition of the tests, and return its folder."""
    criteria = folder / "criteria"
    if not criteria.exists():
        write_criteria(folder)
    draft = criteria / "drafts" / name
    for path, text in files.items():
        (draft / path).parent.mkdir(parents=True, exist_ok=True)
        (draft / path).write_text(text, encoding="utf-8")
    return draft


def read(folder: Path, files: Mapping[str, str]) -> Draft:
    """Read a draft of the example edition, its frame as it is unless another is given."""
    return read_edition(put(folder, {"edition.yaml": FRAME, **files}), "drafts/plan")


def errors(draft: Draft) -> str:
    """Return what is wrong with a draft, in English and without what is only odd."""
    return said(each for each in draft.diagnostics if each.severity is Severity.ERROR).en
