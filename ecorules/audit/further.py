"""What an audit may say beyond its findings, as JSON: margins, critical documents, a plan.

Each is added to the record only where it is asked for; see `ecorules.audit.record`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.audit.critical import critical
from ecorules.audit.margins import margins

if TYPE_CHECKING:
    from ecorules.audit.conduct import Audit
    from ecorules.audit.margins import Margin
    from ecorules.audit.record import Json


def margins_record(found: Audit) -> dict[str, Json]:
    """Return how far the settled comparisons of each requirement are from turning."""
    told: dict[str, Json] = {}
    for code, each in found.findings.items():
        own: list[Json] = [_margin(one) for one in margins(each)]
        if own:
            told[code] = own
    return {"margins": told}


def _margin(margin: Margin) -> dict[str, Json]:
    """Return one margin; amounts in base units, what is not there left out."""
    made: dict[str, Json] = {"truth": margin.trace.truth.value}
    if margin.threshold is not None:
        made["threshold"] = str(margin.threshold)
    if margin.distance is not None:
        made["distance"] = str(margin.distance)
    if margin.members is not None:
        made["members"] = {"least": margin.members.least, "most": margin.members.most}
    if margin.tally is not None:
        made["tally"] = {
            "counted": margin.tally.counted,
            "met": margin.tally.met,
            "open": margin.tally.still_open,
            "needed": margin.tally.needed,
        }
    return made


def critical_record(found: Audit) -> dict[str, Json]:
    """Return the documents that carry the proven level."""
    return {
        "critical": [
            {"item": one.item, "proven": one.proven, "requirements": list(one.requirements)}
            for one in critical(found)
        ]
    }


def planned_record(found: Audit, planned: Audit) -> dict[str, Json]:
    """Return both levels and every verdict now and as planned."""
    verdicts: dict[str, Json] = {
        code: {"now": one.verdict.value, "planned": planned.findings[code].verdict.value}
        for code, one in found.findings.items()
    }
    level: dict[str, Json] = {
        "proven": planned.conclusion.proven,
        "reachable": planned.conclusion.reachable,
    }
    return {"planned": {"level": level, "verdicts": verdicts}}
