"""A recommendation made again from what it carries, and where the two differ.

The same program says the same, byte for byte.  Another version of it may word a reason anew and
may tell more; everything that the record says of the area must still come out as it stands there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.conduct import audit
from ecorules.case.model import RoundKind
from ecorules.decision.carrying import (
    Carried,
    Paper,
    Tip,
    load_carried_case,
    load_carried_edition,
    papers,
)
from ecorules.decision.differences import Absent, Difference, differences
from ecorules.decision.proposing import Enclosed, engine, recommendation
from ecorules.diagnostics import Invalid
from ecorules.documents import day

if TYPE_CHECKING:
    from ecorules.audit.record import Json
    from ecorules.case.model import Case
    from ecorules.decision.schema import RecommendationRecord
    from ecorules.edition.model import Edition

# What another version of the program may say in other words.
_WORDED: Final = re.compile(r"/engine|/audit/engine|/gates/\d+/reason/(en|th)")


class Again(NamedTuple):
    """What came out the second time, where it differs, and what another version says anew.

    Without an `edition` or a `case` the record does not carry them in order; `why` says what is
    wrong.
    """

    edition: Edition | None
    case: Case | None
    differing: tuple[Difference, ...]
    anew: tuple[Difference, ...]
    why: Invalid | None = None


def made_again(recorded: dict[str, Json], form: RecommendationRecord) -> Again:
    """Make a recommendation again, and hold it against the recorded one."""
    carried = Carried(form.edition.opens, form.edition.files)
    edition: Edition | None = None
    try:
        edition = load_carried_edition(carried)
        case = load_carried_case(form.case.files, edition)
    except Invalid as why:
        return Again(edition, None, (), (), why)
    kept = {(paper.item, paper.path): paper.sha256 for paper in form.evidence}
    listed = [_known(paper, kept) for paper in papers(case)]
    found = audit(edition, case, on=day(form.audit.on), kind=RoundKind(form.audit.round))
    log = Tip(form.log.events, form.log.tip)
    enclosed = Enclosed(carried, form.case.files, tuple(listed), log)
    every = tuple(differences(recorded, recommendation(found, enclosed)))
    is_other = form.engine == form.audit.engine != engine()
    anew = tuple(each for each in every if is_other and _is_worded_anew(each))
    return Again(edition, case, tuple(each for each in every if each not in anew), anew)


def _known(paper: Paper, kept: dict[tuple[str, str | None], str | None]) -> Paper:
    """Return a file with the digest that only the record knows of it."""
    if paper.sha256 is not None:
        return paper
    return paper._replace(sha256=kept.get((paper.item, paper.path)))


def _is_worded_anew(each: Difference) -> bool:
    is_more = isinstance(each.recorded, Absent)
    return is_more or _WORDED.fullmatch(each.pointer) is not None
