"""A comparison as JSON, of the format `ecorules.compare/1`: keys sorted, same input, same bytes."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeAlias

from ecorules.report.compare.changes import worded
from ecorules.report.compare.sums import flows, verdicts, ways
from ecorules.revision.moves import PROVEN, REACHABLE, Judged, Way

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic, Text
    from ecorules.edition.model import Edition
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.fit import Uncounted
    from ecorules.revision.moves import Stand
    from ecorules.revision.replay import Explained, Named, NotReplayed, Replayed

FORMAT = "ecorules.compare/1"

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


def written_comparison(found: Comparison) -> str:
    """Return a comparison as JSON text: keys sorted, ending in a line feed."""
    record = comparison_record(found)
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def comparison_record(found: Comparison) -> dict[str, Json]:
    """Return a comparison as plain JSON values."""
    old, new = found.old.requirements, found.new.requirements
    both = [code for code in old if code in new]
    return {
        "format": FORMAT,
        "engine": f"ecorules {version('ecorules')}",
        "old": edition_record(found.old),
        "new": edition_record(found.new),
        "changes": [change_record(found, at) for at in range(len(found.changes))],
        "counts": {about: _counts(found, about) for about in (PROVEN, REACHABLE, *both)},
        "flows": {about: _flows(found, about) for about in (PROVEN, REACHABLE)},
        "only_old": {code: _verdicts(found, code, 0) for code in old if code not in new},
        "only_new": {code: _verdicts(found, code, 1) for code in new if code not in old},
        "cases": [_replayed(one) for one in found.cases],
        "not_replayed": [_not_replayed(one) for one in found.not_replayed],
    }


def edition_record(edition: Edition) -> dict[str, Json]:
    """Return which edition it is."""
    return {
        "id": edition.id,
        "digest": edition.digest,
        "status": edition.status,
        "title": both(edition.title),
    }


def both(text: Text) -> Json:
    """Return a text in both languages."""
    return {"en": text.en, "th": text.th}


def change_record(found: Comparison, at: int) -> Json:
    """Return a change in words, in both languages."""
    change = found.changes[at]
    head, sides, because = worded(change, found.old, found.new)
    return {
        "number": at + 1,
        "kind": change.kind.value,
        "path": list(change.where.path),
        "requirement": change.requirement,
        "strictness": None if change.strictness is None else change.strictness.value,
        "moves_verdicts": change.moves_verdicts,
        "said": [both(each) for each in (head, *sides)],
        "because": None if because is None else both(because),
    }


def _counts(found: Comparison, about: str) -> Json:
    counts = ways(found, about)
    return {way.value: counts[way] for way in Way}


def _flows(found: Comparison, about: str) -> Json:
    counts = flows(found, about)
    return [
        {"before": before, "after": after, "cases": counts[before, after]}
        for before, after in sorted(counts)
    ]


def _verdicts(found: Comparison, code: str, place: int) -> Json:
    counts = verdicts(found, code)[place]
    return {verdict.value: number for verdict, number in counts.items()}


def _replayed(one: Replayed) -> Json:
    return {
        "case": _case(one.case),
        "before": _stand(one.before),
        "after": _stand(one.after),
        "moves": [_move(each) for each in one.moves],
        "unasked": one.unasked,
        "uncounted": {"old": _uncounted(one.uncounted[0]), "new": _uncounted(one.uncounted[1])},
    }


def _case(case: Named) -> Json:
    return {
        "id": case.id,
        "title": both(case.title),
        "synthetic": case.is_synthetic,
        "edition": case.edition,
        "round": case.kind.value,
        "fiscal_year": case.fiscal_year,
        "on": case.on.isoformat(),
        "folder": case.shown,
    }


def _stand(stand: Stand) -> Json:
    return {
        "proven": stand.proven,
        "reachable": stand.reachable,
        "levels": {str(number): state.value for number, state in stand.states.items()},
        "requirements": {code: _outcome(each) for code, each in stand.requirements.items()},
    }


def _outcome(outcome: int | Judged) -> Json:
    if isinstance(outcome, Judged):
        return {"verdict": outcome.verdict.value, "met": outcome.met.value}
    return outcome


def _move(each: Explained) -> Json:
    move, causes = each
    return {
        "about": move.about,
        "way": move.way.value,
        "before": _outcome(move.before),
        "after": _outcome(move.after),
        "causes": [[change + 1 for change in one] for one in causes.sets],
        "all_causes": causes.are_all,
        "searched": causes.searched,
    }


def _uncounted(one: Uncounted) -> Json:
    return {kind: list[Json](names) for kind, names in one._asdict().items()}


def _not_replayed(one: NotReplayed) -> Json:
    return {
        "folder": one.shown,
        "case": None if one.case is None else _case(one.case),
        "reasons": [both(each) for each in one.reasons],
        "problems": [_problem(each) for each in one.problems],
    }


def _problem(problem: Diagnostic) -> Json:
    span = problem.span
    place = None if span is None else f"{span.file}:{span.line}:{span.column}"
    return {"code": problem.code, "message": both(problem.message), "place": place}
