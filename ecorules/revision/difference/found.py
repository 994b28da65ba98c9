"""All that changed between two editions, in the order of the codes.

Nodes are values, so the comparison is one of meaning: in which file a requirement stands, in
which order its keys and clauses are written, and what is remarked beside them is nothing.
Requirements are the same if they have the same code.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ecorules.edition.codes import CodeOrder, code_order
from ecorules.revision.difference.model import ChangeKind
from ecorules.revision.difference.names import needs
from ecorules.revision.difference.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Span, Text
    from ecorules.edition.model import Edition
    from ecorules.revision.difference.model import Change


class Difference(NamedTuple):
    """Two editions, what changed, and without which others each change cannot stand."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    needs: Mapping[Change, frozenset[Change]]


def changes_between(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return every change that leads from one edition to another, levels and then by code."""
    return difference(old, new).changes


@lru_cache(maxsize=64)
def difference(old: Edition, new: Edition) -> Difference:
    """Return what changed between two editions and what hangs together, worked out once."""
    found: dict[Change, None] = {}

    def written_down(change: Change) -> bool:
        found.setdefault(change)
        return False

    parts = Parts(old, new, written_down)
    parts.levels()
    parts.requirements()
    parts.targets()
    parts.vocabulary()
    notes = _notes(old, new)
    told = (
        replace(
            change,
            note=notes.get((str(change.where.path[0]), str(change.where.path[1]))),
            span=_span(change, new),
        )
        for change in found
    )
    changes = tuple(sorted(told, key=_order))
    return Difference(old, new, changes, needs(changes))


_THINGS = ("level", "requirement", "target", "fact")
_KINDS = tuple(ChangeKind)


def _order(change: Change) -> tuple[int, CodeOrder, int, int]:
    thing, name = change.where.path[:2]
    whose = "requirement" if change.requirement is not None else str(thing)
    named = str(name) if change.requirement is None else change.requirement
    return _THINGS.index(whose), code_order(named), 0, _KINDS.index(change.kind)


def _notes(old: Edition, new: Edition) -> dict[tuple[str, str], Text]:
    """Return the reasons that the drafts on the way from the old to the new edition give."""
    found: dict[tuple[str, str], Text] = {}
    at: Edition | None = new
    while at is not None and at.overlay is not None:
        found = {**at.overlay.because, **found}
        at = at.overlay.base
        if at.id == old.id:
            return found
    return {}


def _span(change: Change, new: Edition) -> Span | None:
    """Return where the new edition has it: the clause, or the part that it stands in."""
    for node in (change.new, change.where.new):
        span: Span | None = getattr(node, "span", None)
        if span is not None:
            return span
    thing, name = change.where.path[0], str(change.where.path[1])
    match thing:
        case "requirement":
            part = new.requirements.get(name)
            return None if part is None else part.span
        case "target":
            target = new.targets.get(name)
            return None if target is None else target.span
        case "level":
            level = new.levels.get(int(name))
            return None if level is None else level.span
        case _:
            fact = new.vocabulary.facts.get(name)
            return None if fact is None else fact.span
