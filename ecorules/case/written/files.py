"""The canonical form of a case: the files that say it, the same for the same meaning.

To read them gives a case with the same digest, and to write that again the same bytes.  What
somebody said of a value in a comment is no part of a case; the files of evidence stay where they
are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.written.table import roster_text
from ecorules.case.written.tree import roster_file, written_tree
from ecorules.case.written.yaml_text import yaml_text

if TYPE_CHECKING:
    from ecorules.case.model import Case, Terms

CASE_FILE: Final = "case.yaml"


def written_case(case: Case, terms: Terms) -> dict[str, str]:
    """Return the files of a case by their paths in its folder: `case.yaml`, and the rosters."""
    files = {CASE_FILE: yaml_text(written_tree(case, terms))}
    for name, members in sorted(case.rosters.items()):
        text = roster_text(members, terms.vocabulary, case.round.fiscal_year)
        files[roster_file(name)] = text
    return files
