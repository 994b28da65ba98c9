"""A change as a comparison names it: whose it is, what it is called, how it was and how it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Text
from ecorules.report.compare.sums import unmoving
from ecorules.report.compare.words import numbered
from ecorules.report.difference_words import level_said, told
from ecorules.revision.difference import ChangeKind

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.difference import Change


class Worded(NamedTuple):
    """One change in words: whose and what, then how it was and is, as far as there is anything."""

    head: Text
    sides: tuple[Text, ...]
    because: Text | None


def worded(change: Change, old: Edition, new: Edition) -> Worded:
    """Return a change in words."""
    label, before, after = told(change, old, new)
    whose = _whose(change, old, new)
    sides: list[Text] = []
    # A whole requirement is told by its title: all that it asks would fill the page.
    if change.kind not in _BY_TITLE:
        for name, side in ((_WAS, before), (_IS, after)):
            sides += (
                [] if side is None else [Text(f"{name.en}: {side.en}", f"{name.th}: {side.th}")]
            )
    head = Text(f"{whose.en} · {label.en}", f"{whose.th} · {label.th}")
    return Worded(head, tuple(sides), change.note)


def change_lines(change: Change, old: Edition, new: Edition, lang: Language) -> list[str]:
    """Return a change as lines: whose and what, how it was and is, and why."""
    head, sides, because = worded(change, old, new)
    said = [head.said(lang), *(side.said(lang) for side in sides)]
    return said if because is None else [*said, f"{_WHY.said(lang)}: {because.said(lang)}"]


def unmoved_said(found: Comparison) -> Text | None:
    """Return which changes moved no case, if there are any, those of one head together."""
    heads: dict[Text, list[str]] = {}
    for at in unmoving(found):
        heads.setdefault(worded(found.changes[at], found.old, found.new).head, []).append(
            numbered(at)
        )
    if not heads:
        return None
    told = [(" ".join(places), head) for head, places in heads.items()]
    en = "; ".join(f"{places} {head.en}" for places, head in told)
    th = "; ".join(f"{places} {head.th}" for places, head in told)
    return Text(
        f"Changes that move no outcome of any case: {en}",
        f"การเปลี่ยนแปลงที่ไม่ทำให้ผลของกรณีใดเปลี่ยน: {th}",
    )


def _whose(change: Change, old: Edition, new: Edition) -> Text:
    """Return what a change belongs to: a requirement, a level, a target or a fact, by its name."""
    thing, name = change.where.path[0], str(change.where.path[1])
    code = change.requirement
    if code is not None:
        title = (new.requirements.get(code) or old.requirements[code]).title
        return Text(f"{code} {title.en}", f"{code} {title.th}")
    if thing == "level":
        return level_said(int(name))
    for edition in (new, old):
        target, fact = edition.targets.get(name), edition.vocabulary.facts.get(name)
        if thing == "target" and target is not None:
            return Text(f"{name} {target.label.en}", f"{name} {target.label.th}")
        if thing == "fact" and fact is not None:
            return fact.label
    return Text(name, name)


_BY_TITLE: Final = frozenset({ChangeKind.REQUIREMENT_ADDED, ChangeKind.REQUIREMENT_DROPPED})
_WAS: Final = Text("was", "เดิม")
_IS: Final = Text("is", "ใหม่")
_WHY: Final = Text("why", "เหตุผล")
