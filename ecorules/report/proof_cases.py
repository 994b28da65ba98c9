"""Example areas as files of cases, each for the editions that judged it, in their own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecorules.audit.terms import terms_of
from ecorules.case.canonical import digest
from ecorules.case.written.files import written_case
from ecorules.revision.proof.example import known_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.case.model import Case
    from ecorules.edition.model import Edition
    from ecorules.revision.proof.model import Example


def example_files(example: Example, editions: Sequence[Edition]) -> dict[str, str]:
    """Return the files of an example by their paths: a folder for each edition that reads it.

    Two editions ask in other words, so each gets what it can be told.  Raises `ValueError` where
    an amount has no end as a decimal, so that no file could say it.
    """
    found: dict[str, str] = {}
    for edition in editions:
        case = known_to(example.case, edition)
        folder = case.id
        if len(editions) > 1:
            folder = f"{case.id}/{edition.id}"
            case = _named(case, f"{case.id}-by-{edition.id}")
        for name, text in written_case(case, terms_of(edition)).items():
            found[f"{folder}/{name}"] = text
    return found


def _named(case: Case, name: str) -> Case:
    named = replace(case, id=name)
    return replace(named, digest=digest(named))
