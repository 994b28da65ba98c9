"""The portfolio for other programs: the same counts as JSON, with the id of every area."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from ecorules.edition.origins import cited
from ecorules.outcomes.standing import accounted, standings_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.edition.model import Provenance
    from ecorules.outcomes.model import Outcome, Records, RoundCount, Total
    from ecorules.outcomes.standing import Standing, Standings
    from ecorules.report.portfolio import Portfolio

FORMAT = "ecorules.portfolio/1"

Json: TypeAlias = int | str | list["Json"] | dict[str, "Json"] | None


def written_portfolio(portfolio: Portfolio) -> str:
    """Return the portfolio as JSON text, keys sorted."""
    value: Json = {
        "format": FORMAT,
        "edition": portfolio.records.edition,
        "fiscal_year": portfolio.year,
        **_standings(portfolio.standings),
        "totals": [_total(portfolio.records, each) for each in portfolio.totals],
        "rounds": [_round(each) for each in portfolio.rounds],
    }
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _standings(standings: Standings) -> dict[str, Json]:
    return {
        "on": str(standings.on),
        "exact": _by_level(standings.exact),
        "cumulative": _by_level(standings.cumulative),
        "unpublished": standings.unpublished,
        "areas": [_standing(each) for each in standings.areas],
    }


def _standing(standing: Standing) -> Json:
    area = standing.area
    name: Json = None if area.name is None else {"en": area.name.en, "th": area.name.th}
    return {
        "id": area.id,
        "province": {"en": area.province.en, "th": area.province.th},
        "name": name,
        "outcome": _outcome(standing.certain),
        "perhaps": _outcome(standing.possible),
    }


def _outcome(outcome: Outcome | None) -> Json:
    if outcome is None:
        return None
    return {
        "level": outcome.level,
        "fiscal_year": outcome.fiscal_year,
        "by": None if outcome.by is None else str(outcome.by),
        "provenance": _origin(outcome.provenance),
    }


def _total(records: Records, total: Total) -> Json:
    named = standings_on(records.areas, total.on)
    return {
        "on": str(total.on),
        "areas": total.areas,
        "levels": {
            str(each.level): {
                "published": each.published,
                "accounted_for": each.named,
                "not_accounted_for": each.open,
                "perhaps": each.perhaps,
                "named": [one.area.id for one in named.areas if one.level >= each.level],
            }
            for each in accounted(records, total)
        },
        "provenance": _origin(total.provenance),
    }


def _round(asked: RoundCount) -> Json:
    return {
        "fiscal_year": asked.fiscal_year,
        "raise": asked.raising,
        "keep": asked.keeping,
        "areas": asked.areas,
        "provenance": _origin(asked.provenance),
    }


def _origin(provenance: Provenance) -> Json:
    return {"status": provenance.status.value, "cited": cited(provenance)}


def _by_level(counts: Mapping[int, int]) -> Json:
    return {str(level): number for level, number in counts.items()}
