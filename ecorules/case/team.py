"""The people of a round as the case names them: who audited, advised, and is to decide.

Each stands once under `people`, and the rest of the entry names them by that: two spellings of
one person would make two people of them, and the rules about who may decide would miss it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.model import Team, Visit
from ecorules.case.page import REQUIREMENT, Kind, unknown
from ecorules.case.schema import TeamForm
from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ecorules.case.page import Page, Path
    from ecorules.case.schema import VisitForm

_TEAM: Final = ("team",)
_PERSON: Final = Kind("unknown-person", Text("person", "บุคคลชื่อ"))
_VISITS: Final = ("pre_audit", "audit")


def team_of(page: Page, requirements: Collection[str]) -> Team | None:
    """Return the people of a round, and report those that name nobody or are named twice."""
    if page.document.value(_TEAM) is None:
        return None
    _examine_people(page)
    for visit in _VISITS:
        _examine_parts(page, (*_TEAM, visit, "auditors"), requirements)
    _examine_parts(page, (*_TEAM, "advisers"), requirements)
    for path, word in page.words((*_TEAM, "deciders")):
        _examine_person(page, word, path, is_key=False)
    form = page.part(TeamForm, _TEAM)
    if form is None:
        return None
    return Team(
        people={name: text.text for name, text in sorted(form.people.items())},
        pre_audit=_visit(form.pre_audit),
        audit=_visit(form.audit),
        advisers=_parts(form.advisers),
        deciders=tuple(sorted(set(form.deciders))),
    )


def _visit(form: VisitForm | None) -> Visit | None:
    if form is None:
        return None
    return Visit(tuple(sorted(set(form.on))), _parts(form.auditors))


def _parts(people: Mapping[str, str | Sequence[str]]) -> dict[str, frozenset[str] | None]:
    return {
        name: None if isinstance(codes, str) else frozenset(codes)
        for name, codes in sorted(people.items())
    }


def _examine_people(page: Page) -> None:
    """Report a person who is named twice under two names."""
    seen: dict[str, str] = {}
    for step in page.steps((*_TEAM, "people")):
        for lang in ("th", "en"):
            path = (*_TEAM, "people", step, lang)
            said = plain(page.word(path) or "").casefold()
            first = seen.setdefault(said, str(step)) if said else str(step)
            if first != str(step):
                page.report(_named_twice(page.word(path) or "", first), path)
                break


def _examine_parts(page: Page, path: Path, requirements: Collection[str]) -> None:
    for step in page.steps(path):
        _examine_person(page, str(step), (*path, step), is_key=True)
        for place, word in page.words((*path, step)):
            if word not in requirements:
                page.report(unknown(REQUIREMENT, word, requirements), place)


def _examine_person(page: Page, word: str, path: Path, *, is_key: bool) -> None:
    people = [str(step) for step in page.steps((*_TEAM, "people"))]
    if word in people:
        return
    problem = unknown(_PERSON, word, people)
    if is_key:
        page.report_key(problem, path)
    else:
        page.report(problem, path)


def _named_twice(said: str, first: str) -> Unreadable:
    message = Text(
        f"{quoted(said)} stands under {quoted(first)} already",
        f"{quoted(said)} มีอยู่แล้วในชื่อ {quoted(first)}",
    )
    remedy = Text(
        "name each person once: who may decide is judged by these names",
        "ระบุแต่ละคนเพียงครั้งเดียว เพราะใช้ชื่อนี้พิจารณาว่าผู้ใดมีสิทธิ์รับรอง",
    )
    return Unreadable("person-named-twice", message, remedy)
