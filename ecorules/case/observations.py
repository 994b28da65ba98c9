"""What the area observed and what it aims at, as it is read: facts and its own targets.

Both are amounts with a unit, and both say where they come from: an observation the evidence
that supports it, a target the plan that set it.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from ecorules.case.model import Observation, OwnTarget
from ecorules.case.page import FACT, TARGET, ends_before_it_begins, nothing_called, unknown
from ecorules.case.register import supported_by
from ecorules.case.schema import ObservationForm, OwnTargetForm
from ecorules.case.values import amount_with_unit, fitting, observed_value
from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import Unreadable, plain
from ecorules.documents.days import day_said
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection
    from fractions import Fraction

    from ecorules.case.model import Terms, Value
    from ecorules.case.page import Page, Path
    from ecorules.language.vocabulary import Fact, NumberKind, Vocabulary


def observations_of(
    page: Page, vocabulary: Vocabulary, evidence: Collection[str]
) -> tuple[Observation, ...]:
    """Return the observations of a case, and report all that is wrong with them."""
    found = []
    for path, form in page.parts(ObservationForm, ("observations",)):
        codes = supported_by(page, (*path, "evidence"), evidence)
        observed = observed_at(page, path, vocabulary)
        if form is not None and observed is not None:
            fact, value = observed
            span = page.span(path)
            found.append(Observation(fact, value, form.fiscal_year, codes, form.note, span))
    return tuple(found)


def observed_at(page: Page, path: Path, vocabulary: Vocabulary) -> tuple[str, Value] | None:
    """Return the fact and the value at a path, or report why they are none."""
    word, text = page.word((*path, "fact")), page.word((*path, "value"))
    if word is None:
        return None
    try:
        fact = _fact_of_the_area(word, vocabulary)
    except Unreadable as problem:
        page.report(problem, (*path, "fact"))
        return None
    try:
        return None if text is None else (fact.name, observed_value(fact, text))
    except Unreadable as problem:
        page.report(problem, (*path, "value"), fact.label)
        return None


def _fact_of_the_area(word: str, vocabulary: Vocabulary) -> Fact:
    fact = vocabulary.facts.get(word)
    if fact is None:
        raise _no_fact(word, vocabulary)
    if fact.roster is None:
        return fact
    roster = vocabulary.rosters[fact.roster]
    message = Text(
        f"{fact.label.en} is told of each {roster.member.en} and not of the area",
        f"{fact.label.th}เป็นข้อมูลราย{roster.member.th} ไม่ใช่ข้อมูลของพื้นที่",
    )
    remedy = Text(
        f"write it in the column `{fact.name}` of the list of {roster.label.en}",
        f"ให้เขียนไว้ในคอลัมน์ `{fact.name}` ของบัญชี{roster.label.th}",
    )
    raise Unreadable("fact-of-a-roster", message, remedy)


def _no_fact(word: str, vocabulary: Vocabulary) -> Unreadable:
    """Return the problem that no fact is called so, with the one that its words may mean."""
    names = {name: name for name in vocabulary.facts}
    for fact in vocabulary.facts.values():
        for said in fact.label:
            names.setdefault(plain(said).casefold(), fact.name)
    close = nearest(plain(word), names)
    if close is not None:
        return nothing_called(FACT, word, did_you_mean(names[close], [names[close]]))
    return unknown(FACT, word, [f.name for f in vocabulary.facts.values() if f.roster is None])


def own_targets_of(page: Page, terms: Terms) -> dict[str, tuple[OwnTarget, ...]]:
    """Return the targets an area set itself, and report all that is wrong with them."""
    found = {}
    for step in page.steps(("targets",)):
        path: Path = ("targets", step)
        name = str(step)
        if name in terms.set_by_edition:
            page.report_key(_set_by_edition(name, terms.edition), path)
        elif name in terms.targets:
            found[name] = _periods(page, path, terms.targets[name])
        elif name in terms.requirements:
            page.report_key(_without_target(name), path)
        else:
            page.report_key(unknown(TARGET, name, terms.targets), path)
    return found


def _without_target(code: str) -> Unreadable:
    message = Text(
        f"requirement {quoted(code)} is not compared with a target",
        f"ข้อกำหนด {quoted(code)} ไม่ได้ใช้ค่าเป้าหมาย",
    )
    return Unreadable("unknown-target", message, Text("take it out", "ลบรายการนี้ออก"))


def _set_by_edition(name: str, edition: str) -> Unreadable:
    message = Text(
        f"the target {quoted(name)} is set by the edition {quoted(edition)}, and not by an area",
        f"ค่าเป้าหมาย {quoted(name)} กำหนดโดยฉบับเกณฑ์ {quoted(edition)} พื้นที่กำหนดเองไม่ได้",
    )
    remedy = Text(
        "take it out; a stricter value of the area's own belongs to its action plan",
        "ลบรายการนี้ออก หากพื้นที่ตั้งเป้าหมายสูงกว่านั้นให้ระบุไว้ในแผนปฏิบัติการ",
    )
    return Unreadable("target-of-the-edition", message, remedy)


def _periods(page: Page, path: Path, kind: NumberKind) -> tuple[OwnTarget, ...]:
    label = target_label(str(path[-1]))
    found = []
    for place, form in page.parts(OwnTargetForm, path):
        value = aimed_at(page, (*place, "value"), label, kind)
        if form is None:
            continue
        if form.until is not None and form.until < form.since:
            page.report(ends_before_it_begins(form.since, form.until), (*place, "until"))
        elif value is not None:
            span = page.span(place)
            found.append((OwnTarget(value, form.since, form.until, form.source, span), place))
    found.sort(key=lambda each: each[0].since)
    for (earlier, _), (later, place) in pairwise(found):
        if earlier.until is None or later.since <= earlier.until:
            page.report(overlap(earlier, later), (*place, "from"))
    return tuple(period for period, _ in found)


def target_label(name: str) -> Text:
    """Return what a target is called in messages."""
    return Text(f"the target {name}", f"ค่าเป้าหมาย {name} ")


def aimed_at(page: Page, path: Path, label: Text, kind: NumberKind) -> Fraction | None:
    """Return the value of a target at a path, or report why it is none."""
    text = page.word(path)
    try:
        if text is not None:
            return fitting(label, kind, text, amount_with_unit(label, kind.unit, text))
    except Unreadable as problem:
        page.report(problem, path)
    return None


def overlap(earlier: OwnTarget, later: OwnTarget) -> Unreadable:
    """Return the problem that two values of a target hold on one day."""
    begins = later.since.isoformat()
    message = Text(
        f"two values of the target hold on {begins}",
        f"ค่าเป้าหมายนี้มีสองค่าในวันที่ {day_said(later.since, 'th')}",
    )
    if earlier.since == later.since:
        remedy = Text("keep one of them", "เหลือไว้เพียงค่าเดียว")
    else:
        last = (later.since - timedelta(days=1)).isoformat()
        remedy = Text(
            f"end the one from {earlier.since} with `until: {last}`",
            f"กำหนดให้ค่าที่เริ่มวันที่ {day_said(earlier.since, 'th')} สิ้นสุดด้วย `until: {last}`",
        )
    return Unreadable("overlapping-targets", message, remedy)
