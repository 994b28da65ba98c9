"""Prove of two editions which is stricter: requirement by requirement, and level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.conduct import national_targets
from ecorules.diagnostics import Text
from ecorules.formulas import begin_afresh, opposite
from ecorules.language.reads import needs_of
from ecorules.language.syntax import TargetValue, walk
from ecorules.language.truth import Truth
from ecorules.levels import prerequisites
from ecorules.revision.proof import ladder
from ecorules.revision.proof.asking import Is
from ecorules.revision.proof.example import About, Expected
from ecorules.revision.proof.model import (
    Answer,
    Claim,
    ComparedEditions,
    ComparedLevel,
    ComparedRequirement,
    LeftOut,
    Relation,
)
from ecorules.revision.proof.outcomes import fails, has_met, identifier, proves
from ecorules.revision.proof.posed import PATIENCE, day_of, on_day, posed
from ecorules.revision.proof.words import about_subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ecorules.edition.model import Edition
    from ecorules.formulas import Formula
    from ecorules.revision.proof.judge import Judge
    from ecorules.revision.proof.posed import Posed

_HOLDS = Claim(Answer.HOLDS)


def compared_editions(
    old: Edition, new: Edition, *, on: date | None = None, patience: int = PATIENCE
) -> ComparedEditions:
    """Return what is proven about every area under two editions, both taken as if in force.

    `on` is the day of their dated values, the last on which one of them changes unless given;
    `patience` is how many seconds the solver may think about one question.  A change that was not
    proven is `Relation.UNDECIDED`, a condition without a formula is in `left_out`: never silent.
    Whoever shows it looks at `is_sound` first.  Needs z3: ask `cli.travelling.require_solver`.
    """
    begin_afresh()
    day = day_of(old, new) if on is None else on
    old, new = on_day(old, day), on_day(new, day)
    pair = _Pair(old, new, day, patience)
    common = [code for code in old.requirements if code in new.requirements]
    left_out: dict[LeftOut, None] = {}
    requirements = [_requirement(pair, code, left_out) for code in common]
    return ComparedEditions(
        old=old,
        new=new,
        on=pair.on,
        requirements=tuple(requirements),
        levels=tuple(_levels(pair, left_out)),
        added=tuple(code for code in new.requirements if code not in old.requirements),
        dropped=tuple(code for code in old.requirements if code not in new.requirements),
        untold=tuple(_untold(pair)),
        left_out=tuple(left_out),
        patience=patience,
    )


class _Pair(NamedTuple):
    """The two editions, the day, and how long to think."""

    old: Edition
    new: Edition
    on: date
    patience: int

    @property
    def both(self) -> tuple[Edition, Edition]:
        return self.old, self.new

    def is_unchanged(self, code: str) -> bool:
        """Return whether a requirement means the same in both, with all that it names."""
        if any(code not in edition.requirements for edition in self.both):
            return False
        before, after = (meaning(edition, code, self.on) for edition in self.both)
        return before == after


def meaning(edition: Edition, code: str, on: date) -> object:
    """Return everything that decides whether a requirement is met, to be compared."""
    requirement = edition.requirements[code]
    conditions = [one for one in (requirement.applies, requirement.requires) if one is not None]
    facts = {name for name, _ in needs_of(frozenset(conditions)).facts}
    targets = {
        node.target for one in conditions for node in walk(one) if isinstance(node, TargetValue)
    }
    national = national_targets(edition, on)
    return (
        requirement.applies,
        requirement.requires,
        {name: _fact(edition, name) for name in facts},
        {
            name: national[name] if name in national else edition.targets[name].extent
            for name in targets
        },
        {other: meaning(edition, other, on) for other in prerequisites(requirement)},
    )


def _fact(edition: Edition, name: str) -> object:
    fact = edition.vocabulary.facts[name]
    values = getattr(fact.kind, "values", None)
    return (fact.roster, fact.kind) if values is None else (fact.roster, sorted(values))


def _requirement(pair: _Pair, code: str, left_out: dict[LeftOut, None]) -> ComparedRequirement:
    if pair.is_unchanged(code):
        return ComparedRequirement(
            code,
            Relation.EQUIVALENT,
            is_unchanged=True,
            never_only_old=_HOLDS,
            never_only_new=_HOLDS,
        )

    def prepare(judge: Judge) -> None:
        judge.met(code)

    asked = posed(pair.both, pair.on, pair.patience, prepare)
    _note(asked, left_out)
    before, after = (judge.met(code) for judge in asked.judges)
    only_old = asked.claim(
        [before, opposite(after)],
        _about(pair, code, "only-old", _ONLY_OLD),
        [
            Expected(pair.old, has_met(code, Truth.TRUE)),
            Expected(pair.new, has_met(code, Truth.FALSE)),
        ],
    )
    only_new = asked.claim(
        [opposite(before), after],
        _about(pair, code, "only-new", _ONLY_NEW),
        [
            Expected(pair.old, has_met(code, Truth.FALSE)),
            Expected(pair.new, has_met(code, Truth.TRUE)),
        ],
    )
    return ComparedRequirement(
        code,
        _relation(only_old, only_new),
        is_unchanged=False,
        never_only_old=only_old,
        never_only_new=only_new,
    )


def _levels(pair: _Pair, left_out: dict[LeftOut, None]) -> Iterator[ComparedLevel]:
    told = _told(pair)
    changed = [level for level in told if not _is_same(pair, level)]
    asked = None
    if changed:

        def prepare(judge: Judge) -> None:
            for level in changed:
                ladder.proven(judge, level)

        asked = posed(pair.both, pair.on, pair.patience, prepare)
        _note(asked, left_out)
    for level in told:
        if asked is None or level not in changed:
            yield ComparedLevel(
                level,
                Relation.EQUIVALENT,
                is_unchanged=True,
                never_only_old=_HOLDS,
                never_only_new=_HOLDS,
            )
        else:
            yield _level(pair, asked, level)


def _level(pair: _Pair, asked: Posed, level: int) -> ComparedLevel:
    before, after = (ladder.proven(judge, level) for judge in asked.judges)
    only_old = asked.claim(
        [before, opposite(after)],
        _about(pair, f"level-{level}", "only-old", _LEVEL_ONLY_OLD),
        [Expected(pair.old, proves(level)), Expected(pair.new, fails(level))],
        wishes=_met(asked.judges[1], level),
    )
    only_new = asked.claim(
        [opposite(before), after],
        _about(pair, f"level-{level}", "only-new", _LEVEL_ONLY_NEW),
        [Expected(pair.old, fails(level)), Expected(pair.new, proves(level))],
        wishes=_met(asked.judges[0], level),
    )
    return ComparedLevel(
        level,
        _relation(only_old, only_new),
        is_unchanged=False,
        never_only_old=only_old,
        never_only_new=only_new,
        lost=tuple(_barriers(pair, asked, level, 1)) if only_old.examples else (),
        gained=tuple(_barriers(pair, asked, level, 0)) if only_new.examples else (),
    )


def _met(judge: Judge, level: int) -> list[Formula]:
    """Return all that a level asks: of an area that fails it as much as can be is met."""
    return [judge.met(code) for code in ladder.asked(judge.edition, level)]


def _barriers(pair: _Pair, asked: Posed, level: int, strict: int) -> Iterator[str]:
    """Yield what keeps an area from a level of one edition that the other one gives it."""
    other = asked.judges[1 - strict]
    judge = asked.judges[strict]
    given = ladder.proven(other, level)
    kept = (
        set(ladder.asked(other.edition, level))
        if ladder.asks_for_all(other.edition, level)
        else set()
    )
    for code in ladder.asked(judge.edition, level):
        if code in kept and pair.is_unchanged(code):
            continue
        if asked.question.exists(given, opposite(judge.met(code))) is Is.THERE:
            yield code


def _told(pair: _Pair) -> list[int]:
    return [
        level
        for level in pair.old.levels
        if level in pair.new.levels and level not in _untold(pair)
    ]


def _untold(pair: _Pair) -> list[int]:
    """Return the levels that only one edition has, or of which nobody knows all that they ask."""
    every = {level for edition in pair.both for level in edition.levels}
    old, new = (set(edition.levels) - ladder.untold(edition) for edition in pair.both)
    return sorted(every - (old & new))


def _is_same(pair: _Pair, level: int) -> bool:
    """Return whether a level asks the same in both editions, and for nothing that has changed."""
    levels = [ladder.below(edition, level) for edition in pair.both]
    if levels[0] != levels[1]:
        return False
    rules = [
        [(edition.levels[one].passes_when, ladder.own(edition, one)) for one in levels[0]]
        for edition in pair.both
    ]
    return rules[0] == rules[1] and all(map(pair.is_unchanged, ladder.asked(pair.old, level)))


def _note(asked: Posed, left_out: dict[LeftOut, None]) -> None:
    left_out |= {one: None for judge in asked.judges for one in judge.left_out}


def _relation(only_old: Claim, only_new: Claim) -> Relation:
    match only_old.answer, only_new.answer:
        case Answer.HOLDS, Answer.HOLDS:
            return Relation.EQUIVALENT
        case Answer.FAILS, Answer.HOLDS:
            return Relation.STRICTER
        case Answer.HOLDS, Answer.FAILS:
            return Relation.LOOSER
        case Answer.FAILS, Answer.FAILS:
            return Relation.INCOMPARABLE
        case _:
            return Relation.UNDECIDED


def _about(pair: _Pair, subject: str, suffix: str, title: Text) -> About:
    said = about_subject(title, subject, old=pair.old.id, new=pair.new.id)
    return About(f"{identifier(subject)}-{suffix}", said)


_ONLY_OLD = Text(
    "Made-up area that meets {subject} of {old} and not of {new}",
    "พื้นที่สมมติที่ผ่านข้อ {subject} ตาม {old} แต่ไม่ผ่านตาม {new}",
)
_ONLY_NEW = Text(
    "Made-up area that meets {subject} of {new} and not of {old}",
    "พื้นที่สมมติที่ผ่านข้อ {subject} ตาม {new} แต่ไม่ผ่านตาม {old}",
)
_LEVEL_ONLY_OLD = Text(
    "Made-up area that proves {subject} under {old} and not under {new}",
    "พื้นที่สมมติที่พิสูจน์{subject} ได้ตาม {old} แต่ไม่ได้ตาม {new}",
)
_LEVEL_ONLY_NEW = Text(
    "Made-up area that proves {subject} under {new} and not under {old}",
    "พื้นที่สมมติที่พิสูจน์{subject} ได้ตาม {new} แต่ไม่ได้ตาม {old}",
)
