"""Prove of one edition that it makes sense: reachable, nested, without waste and contradiction."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.finding import Verdict
from ecorules.diagnostics import Text
from ecorules.formulas import Formula, begin_afresh, both, opposite
from ecorules.language.truth import Truth
from ecorules.revision.proof import ladder
from ecorules.revision.proof.asking import Is
from ecorules.revision.proof.example import About, Expected
from ecorules.revision.proof.model import (
    Answer,
    Claim,
    LeftOut,
    ProvedEdition,
    ProvedLevel,
    ProvedRequirement,
)
from ecorules.revision.proof.outcomes import (
    fails,
    has_met,
    has_verdict,
    identifier,
    proves,
    proves_without,
)
from ecorules.revision.proof.pairs import BETTER, WORSE
from ecorules.revision.proof.posed import PATIENCE, day_of, on_day, posed
from ecorules.revision.proof.words import about_subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from ecorules.edition.model import Edition
    from ecorules.revision.proof.judge import Judge
    from ecorules.revision.proof.posed import Posed

_HOLDS = Claim(Answer.HOLDS)
_FAILS = Claim(Answer.FAILS)


def proved_edition(
    edition: Edition, *, on: date | None = None, patience: int = PATIENCE
) -> ProvedEdition:
    """Return what is proven about every area under an edition, taken as if in force.

    `on` is the day of its dated values, the last on which one of them changes unless given.
    Whoever shows it looks at `is_sound` first.
    """
    begin_afresh()
    day = day_of(edition) if on is None else on
    edition = on_day(edition, day)
    subject = _Subject(edition, day, patience, {})
    told = [level for level in edition.levels if level not in ladder.untold(edition)]
    whole = subject.posed(lambda judge: [judge.met(code) for code in edition.requirements])
    requirements = tuple(_requirement(subject, whole, code) for code in edition.requirements)
    monotone = {one.code: one.monotone for one in requirements}
    return ProvedEdition(
        edition=edition,
        on=subject.on,
        requirements=requirements,
        levels=tuple(_level(subject, whole, level, monotone) for level in told),
        untold=tuple(sorted(ladder.untold(edition))),
        left_out=tuple(subject.left_out),
        patience=patience,
    )


class _Subject(NamedTuple):
    """The edition, the day, how long to think, and what had to be left out so far."""

    edition: Edition
    on: date
    patience: int
    left_out: dict[LeftOut, None]

    def posed(self, prepare: Callable[[Judge], object], *sides: str) -> Posed:
        """Return a question about the edition."""
        found = posed([self.edition], self.on, self.patience, prepare, sides)
        self.left_out.update({one: None for judge in found.judges for one in judge.left_out})
        return found

    def about(self, subject: str, suffix: str, title: Text) -> About:
        """Return what an example of the edition shows."""
        return About(f"{identifier(subject)}-{suffix}", about_subject(title, subject))


def _requirement(subject: _Subject, whole: Posed, code: str) -> ProvedRequirement:
    asked = subject.posed(lambda judge: judge.met(code))
    judge = asked.judges[0]
    applies, requires = judge.applies(code), judge.requires(code)
    never_met = asked.claim(
        [applies, requires],
        subject.about(code, "met", _MET),
        [Expected(subject.edition, has_verdict(code, Verdict.CONFORMING))],
    )
    never_fails = asked.claim(
        [applies, opposite(requires)],
        subject.about(code, "not-met", _NOT_MET),
        [Expected(subject.edition, has_verdict(code, Verdict.NONCONFORMING))],
    )
    redundant = _redundant(subject.edition, whole, code, with_documents=False)
    only_documents = (
        redundant
        if redundant.holds
        else _redundant(subject.edition, whole, code, with_documents=True)
    )
    monotone = _monotone(subject, code)
    return ProvedRequirement(code, never_met, never_fails, redundant, only_documents, monotone)


def _redundant(edition: Edition, whole: Posed, code: str, *, with_documents: bool) -> Claim:
    """Claim that the others of a requirement's level and below imply it.

    Who names a requirement implies it, and that is no waste: those are not among the others.
    """
    judge = whole.judges[0]
    failing = opposite(judge.met(code))
    if with_documents:
        items = edition.requirements[code].evidence
        failing = both(failing, *(judge.paper(item.code) for item in items))
        if whole.question.is_there(failing) is Is.NOT_THERE:
            return _FAILS  # its documents are all that it asks
    level = edition.requirements[code].level
    others = set(ladder.asked(edition, level)) - {code} - ladder.naming(edition, code)
    met = {other: judge.met(other) for other in edition.requirements if other in others}
    found = whole.question.exists(failing, *met.values())
    if found is Is.NOT_KNOWN:
        return Claim(Answer.UNDECIDED)
    if found is Is.THERE:
        return _FAILS
    core = whole.question.core({"": failing, **met})
    return Claim(Answer.HOLDS, core=tuple(name for name in core if name))


def _monotone(subject: _Subject, code: str) -> Claim:
    """Claim that of two areas the better one meets a requirement if the other does."""
    asked = subject.posed(lambda judge: judge.met(code), WORSE, BETTER)
    worse, better = asked.judges
    return asked.claim(
        [worse.met(code), opposite(better.met(code))],
        subject.about(code, "better-is-worse", _PAIR),
        [
            Expected(subject.edition, has_met(code, Truth.TRUE)),
            Expected(subject.edition, has_met(code, Truth.FALSE)),
        ],
        (WORSE, BETTER),
    )


def _level(
    subject: _Subject, whole: Posed, level: int, monotone: Mapping[str, Claim]
) -> ProvedLevel:
    edition, judge = subject.edition, whole.judges[0]
    name = f"level-{level}"
    proven = ladder.proven(judge, level)
    unreachable = whole.claim(
        [proven],
        subject.about(name, "proven", _PROVEN),
        [Expected(edition, proves(level))],
    )
    asked = {code: judge.met(code) for code in ladder.asked(edition, level)}
    if unreachable.holds:
        unreachable = Claim(Answer.HOLDS, core=whole.question.core(asked))
    return ProvedLevel(
        level,
        unreachable,
        tuple(_apart(whole, level, asked, proven)) if unreachable.answer is Answer.FAILS else (),
        tuple(_nested(subject, whole, level)),
        _level_monotone(subject, level, monotone),
    )


def _apart(
    whole: Posed, level: int, asked: Mapping[str, Formula], proven: Formula
) -> Iterator[tuple[str, Claim]]:
    """Yield the claims that a conditional requirement cannot apply to an area of the level."""
    judge = whole.judges[0]
    for code in ladder.asked(judge.edition, level):
        applies = judge.applies(code)
        if applies is True:
            continue
        found = whole.question.exists(proven, applies)
        if found is Is.NOT_KNOWN:
            yield code, Claim(Answer.UNDECIDED)
        elif found is Is.NOT_THERE:
            core = whole.question.core({"": applies, **asked})
            yield code, Claim(Answer.HOLDS, core=tuple(name for name in core if name))


def _nested(subject: _Subject, whole: Posed, level: int) -> Iterator[tuple[int, Claim]]:
    """Yield the claims that who proves a level proves those below it."""
    edition, judge = subject.edition, whole.judges[0]
    for lower in edition.levels:
        if lower >= level or lower in ladder.untold(edition):
            continue
        if lower in ladder.below(edition, level):
            yield lower, _HOLDS
            continue
        wanted = [ladder.proven(judge, level), opposite(ladder.proven(judge, lower))]
        about = subject.about(f"level-{level}", f"without-{lower}", _NOT_NESTED)
        expected = [Expected(edition, proves_without(level, lower))]
        yield lower, whole.claim(wanted, about, expected)


def _level_monotone(subject: _Subject, level: int, monotone: Mapping[str, Claim]) -> Claim:
    """Claim that of two areas the better one proves a level if the other does."""
    edition = subject.edition
    own = [monotone[code] for code in ladder.asked(edition, level)]
    if ladder.asks_for_all(edition, level) and all(one.holds for one in own):
        return _HOLDS
    if not ladder.asks_for_all(edition, level):
        asked = subject.posed(lambda judge: ladder.proven(judge, level), WORSE, BETTER)
        failing = ladder.proven(asked.judges[1], level)
        return _pair_claim(subject, asked, level, failing)
    # Of the better area only what may fail it has to be told: in all else it is like the other.
    claims = []
    for code in ladder.asked(edition, level):
        if not monotone[code].holds:
            asked = subject.posed(partial(_one_sided, level, code), WORSE, BETTER)
            claims.append(_pair_claim(subject, asked, level, asked.judges[1].met(code)))
            if claims[-1].answer is Answer.FAILS:
                return claims[-1]
    return _HOLDS if all(one.holds for one in claims) else Claim(Answer.UNDECIDED)


def _one_sided(level: int, code: str, judge: Judge) -> None:
    """Ask a whole level of the worse area, and one requirement of the better one."""
    if judge.side == WORSE:
        ladder.proven(judge, level)
    else:
        judge.met(code)


def _pair_claim(subject: _Subject, asked: Posed, level: int, better: Formula) -> Claim:
    return asked.claim(
        [ladder.proven(asked.judges[0], level), opposite(better)],
        subject.about(f"level-{level}", "better-is-worse", _PAIR),
        [Expected(subject.edition, proves(level)), Expected(subject.edition, fails(level))],
        (WORSE, BETTER),
    )


_MET = Text("Made-up area that meets {subject}", "พื้นที่สมมติที่ผ่านข้อ {subject}")
_NOT_MET = Text("Made-up area that does not meet {subject}", "พื้นที่สมมติที่ไม่ผ่านข้อ {subject}")
_PROVEN = Text("Made-up area that proves {subject}", "พื้นที่สมมติที่พิสูจน์{subject} ได้")
_NOT_NESTED = Text(
    "Made-up area that proves {subject} and not a level below it",
    "พื้นที่สมมติที่พิสูจน์{subject} ได้ แต่พิสูจน์ระดับที่ต่ำกว่าไม่ได้",
)
_PAIR = Text(
    "One of two made-up areas: the better one fails {subject}, the other does not",
    "พื้นที่สมมติหนึ่งในสองแห่ง แห่งที่ดีกว่ากลับไม่ผ่าน {subject} ขณะที่อีกแห่งผ่าน",
)
