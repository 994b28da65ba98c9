"""What an edition asks of a case that is begun: the columns of its rosters, its own targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.audit.terms import terms_of
from ecorules.case.start import Start
from ecorules.edition.model import SetBy
from ecorules.language.reads import reads

if TYPE_CHECKING:
    from ecorules.case.model import Round
    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition


def starting(
    edition: Edition, case_id: str, area: Text, round_: Round, *, is_province: bool
) -> Start:
    """Return what is known of a case when it is begun under an edition."""
    facts = edition.vocabulary.facts
    asked = {
        each
        for requirement in edition.requirements.values()
        for node in (requirement.applies, requirement.requires)
        for each in reads(node)
    }
    return Start(
        id=case_id,
        area=area,
        is_province=is_province,
        round=round_,
        terms=terms_of(edition),
        columns=tuple(sorted(each for each in asked if facts[each[0]].roster is not None)),
        targets=tuple(
            (name, target.label)
            for name, target in edition.targets.items()
            if target.set_by is SetBy.AREA
        ),
    )
