"""The way to a level as JSON, of the format `ecorules.path/1`: keys sorted, the same every time."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from ecorules.case.canonical import digest
from ecorules.diagnostics import Text
from ecorules.path.actions import Better
from ecorules.path.record import action_record
from ecorules.path.serving import Serving
from ecorules.report.path_words import Sayings, lifts

if TYPE_CHECKING:
    from ecorules.path.actions import Action
    from ecorules.path.journey import Journey
    from ecorules.path.obstacles import Obstacle
    from ecorules.path.record import Json
    from ecorules.path.search import Path

FORMAT: Final = "ecorules.path/1"


def written_path(journey: Journey) -> str:
    """Return the ways of a journey as JSON text, ending in a line feed."""
    return json.dumps(path_record(journey), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def path_record(journey: Journey) -> dict[str, Json]:
    """Return the ways of a journey as plain JSON values."""
    now, wish, edition = journey.now, journey.wish, journey.now.edition
    return {
        "format": FORMAT,
        "engine": f"ecorules {version('ecorules')}",
        "edition": {"id": edition.id, "digest": edition.digest, "status": edition.status},
        "case": {
            "id": now.case.id,
            "digest": now.case.digest or digest(now.case),
            "synthetic": now.case.is_synthetic,
        },
        "round": now.kind.value,
        "on": now.on.isoformat(),
        "fiscal_year": now.case.round.fiscal_year,
        "register": "closed" if now.case.register.is_closed else "open",
        "level": {"proven": now.conclusion.proven, "aim": wish.level},
        "assumed": {name: str(value) for name, value in sorted(journey.assumed.items())},
        "asked": {
            "alternatives": wish.alternatives,
            "budget": None if wish.budget is None else str(wish.budget),
            "lasting": None if wish.until is None else wish.until.isoformat(),
            "by": None if journey.by is None else journey.by.isoformat(),
        },
        "paths": [_way(journey, path) for path in journey.found.paths],
        "obstacles": [_obstacle(journey, one) for one in journey.obstacles],
        "left_out": [
            _both(journey, condition) for condition in dict.fromkeys(journey.found.left_out)
        ],
    }


def _way(journey: Journey, path: Path) -> Json:
    serving = Serving(journey.start, path.level)
    defaults = sum(one.effort.is_default for one in path.actions)
    return {
        "level": path.level,
        "effort": str(path.effort),
        "proven": path.is_proven,
        "defaults": defaults,
        "stated": len(path.actions) - defaults,
        "actions": [_action(journey, serving, action) for action in path.actions],
    }


def _action(journey: Journey, serving: Serving, action: Action) -> Json:
    found = action_record(action)
    if isinstance(action, Better):
        listed = journey.start.case.rosters[action.roster].members
        named = {one.key: one.title for one in listed}
        members = found["members"]
        found["members"] = [
            {**one, "name": named[str(one["member"])]}
            for one in (members if isinstance(members, list) else [])
            if isinstance(one, dict)
        ]
    sayings = {lang: Sayings(journey.start, lang).action(action) for lang in ("en", "th")}
    return {
        **found,
        "said": {"en": sayings["en"], "th": sayings["th"]},
        "owners": list(serving.owners(action)),
        "requirements": list(serving.requirements(action)),
    }


def _obstacle(journey: Journey, one: Obstacle) -> Json:
    if one.requirement is None:
        why = journey.start.edition.levels[one.level].incomplete
        said = why or Text("it has no requirement", "ระดับนี้ยังไม่มีข้อกำหนด")
        return {
            "level": one.level,
            "requirement": None,
            "conditions": [{**_text(said), "lifts": []}],
        }
    conditions: list[Json] = []
    for condition in one.conditions:
        lifted = lifts(journey.start, condition, journey.efforts, journey.wish.months)
        conditions.append({**_both(journey, condition), "lifts": [_text(each) for each in lifted]})
    return {"level": one.level, "requirement": one.requirement, "conditions": conditions}


def _both(journey: Journey, condition: object) -> dict[str, Json]:
    en, th = (Sayings(journey.start, lang).condition(condition) for lang in ("en", "th"))  # type: ignore[arg-type]
    return {"en": en, "th": th}


def _text(text: Text) -> dict[str, Json]:
    return {"en": text.en, "th": text.th}
