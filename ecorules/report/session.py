"""A session as lines of JSON: how a case stands, what each event changed, why, what to do.

Codes are for programs and the same in both languages; what stands under `said` is for people,
in the language asked for.  The JSON Schema is made from `ecorules.report.session_schema`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from ecorules.diagnostics import Text
from ecorules.engines.events import Aimed, Closed, Document, Joined, Listed, Observed
from ecorules.engines.follow_up import Ask, Cease, Open, Proven, Reachable, Shut, changed_rungs
from ecorules.language.sentence import judged_sentence
from ecorules.report.wording import STATES, VERDICTS, owner_said, reason_said, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.diagnostics import Diagnostic, Language
    from ecorules.engines.course import Course, Step
    from ecorules.engines.follow_up import FollowUp
    from ecorules.language.sentence import Words
    from ecorules.language.trace import Unresolved
    from ecorules.levels import Rung

FORMAT: Final = "ecorules.session/1"
Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


def opening_line(course: Course) -> str:
    """Return the first line: what is audited, by what, and how it stands before any event."""
    audit = course.audit
    return _written(
        {
            "format": FORMAT,
            "edition": {"id": audit.edition.id, "digest": audit.edition.digest},
            "case": {
                "id": audit.case.id,
                "digest": audit.case.digest,
                "synthetic": audit.case.is_synthetic,
            },
            "round": audit.kind.value,
            "on": audit.on.isoformat(),
            "events": course.events,
            "state": state_of(audit),
        }
    )


def closing_line(course: Course, refused: int) -> str:
    """Return the last line: how many events there were, and how everything stands."""
    return _written({"events": course.events, "refused": refused, "state": state_of(course.audit)})


def state_of(audit: Audit) -> dict[str, Json]:
    """Return how a case stands: levels, counts, and every verdict."""
    conclusion = audit.conclusion
    return {
        "level": {"proven": conclusion.proven, "reachable": conclusion.reachable},
        "levels": {str(rung.level.number): rung.state.value for rung in conclusion.rungs},
        "counts": {verdict.value: number for verdict, number in audit.counts.items()},
        "verdicts": {code: found.verdict.value for code, found in audit.findings.items()},
        "met": {code: found.met.value for code, found in audit.findings.items()},
    }


def step_line(course: Course, step: Step, line: int, lang: Language) -> str:
    """Return what one event changed, why, and what it calls for."""
    audit = course.audit
    speaker = _Speaker(audit, words_of(audit), lang)
    conclusion = step.moved.after
    return _written(
        {
            "event": step.number,
            "line": line,
            "kind": _kind(step),
            "findings": [speaker.finding(*pair) for pair in step.moved.findings],
            "levels": [
                speaker.level(was, rung)
                for was, rung in changed_rungs(step.moved.before, step.moved.after)
            ],
            "level": {"proven": conclusion.proven, "reachable": conclusion.reachable},
            "follow_up": [speaker.follow_up(each) for each in step.calls_for],
        }
    )


def refused_line(problems: Sequence[Diagnostic], line: int, lang: Language) -> str:
    """Return what is wrong with a line: everything at once, each with its place and help."""
    return _written({"line": line, "error": [_problem(each, lang) for each in problems]})


def differing_line(course: Course, differing: Sequence[str], line: int, lang: Language) -> str:
    """Return where the session and the definition differ: a bug of ours."""
    said = Text(
        "the session differs from a fresh audit: this is a bug of ecorules, please report it "
        "with the case and the lines up to here",
        "ผลของการตรวจต่อเนื่องต่างจากการตรวจใหม่ เป็นข้อผิดพลาดของ ecorules "
        "โปรดแจ้งผู้พัฒนาพร้อมแฟ้มกรณีและข้อมูลทุกบรรทัดจนถึงบรรทัดนี้",
    )
    problem: Json = {"code": "engines-differ", "message": said.said(lang), "where": list(differing)}
    return _written({"line": line, "error": [problem], "state": state_of(course.audit)})


def broken_line(why: str, lang: Language) -> str:
    """Return that the rule engine broke: nothing can be said any more, and nothing is lost."""
    said = Text(
        f"the rule engine broke ({why}): this is a bug of ecorules, please report it; the case "
        "and the log are as they were, so that the session can be begun again",
        f"ระบบกฎทำงานผิดพลาด ({why}) เป็นข้อผิดพลาดของ ecorules โปรดแจ้งผู้พัฒนา "
        "แฟ้มกรณีและบันทึกยังอยู่ครบ จึงเริ่มการตรวจต่อเนื่องใหม่ได้",
    )
    return _written({"error": [{"code": "engine-broke", "message": said.said(lang)}]})


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Say what changed in one language."""

    audit: Audit
    words: Words
    lang: Language

    def finding(self, before: Finding, after: Finding) -> Json:
        verdicts = [VERDICTS[one.verdict].said(self.lang) for one in (before, after)]
        return {
            "requirement": after.requirement.code,
            "verdict": {"from": before.verdict.value, "to": after.verdict.value},
            "met": {"from": before.met.value, "to": after.met.value},
            "reasons": [self._reason(reason) for reason in after.reasons],
            "failures": self._failures(after),
            "causes": list(after.causes),
            "said": f"{after.requirement.code}: {' → '.join(dict.fromkeys(verdicts))}",
        }

    def level(self, before: Rung, after: Rung) -> Json:
        states = [STATES[one.state].said(self.lang) for one in (before, after)]
        number = after.level.number
        named = Text(f"level {number}", f"ระดับ {number}").said(self.lang)
        return {
            "number": number,
            "from": before.state.value,
            "to": after.state.value,
            "open": list(after.open),
            "blocking": list(after.blocking),
            "below": list(after.below),
            "said": f"{named}: {' → '.join(states)}",
        }

    def follow_up(self, each: FollowUp) -> Json:
        match each:
            case Ask(requirement, reason, owners):
                return self._about("ask", requirement, owners, _ASK, reason)
            case Cease(requirement, reason, owners):
                return self._about("cease", requirement, owners, _CEASE, reason)
            case Open(requirement, owners):
                return self._about("open-nonconformity", requirement, owners, _OPEN)
            case Shut(requirement, owners):
                return self._about("close-nonconformity", requirement, owners, _SHUT)
            case Proven(level, is_proven):
                said = _PROVEN if is_proven else _NOT_PROVEN
                return self._level("level-proven" if is_proven else "level-not-proven", level, said)
            case Reachable(level, is_reachable):
                said = _REACHABLE if is_reachable else _UNREACHABLE
                does = "level-reachable" if is_reachable else "level-unreachable"
                return self._level(does, level, said)
            case _:
                assert_never(each)

    def _about(
        self,
        does: str,
        requirement: str,
        owners: tuple[str, ...],
        phrase: Text,
        reason: Unresolved | None = None,
    ) -> Json:
        names = ", ".join(owner_said(self.audit, owner, self.lang) for owner in owners)
        found: dict[str, Json] = {"do": does, "requirement": requirement, "owners": list(owners)}
        missing = ""
        if reason is not None:
            known = self._reason(reason)
            missing = str(known.pop("said"))
            found |= known
        said = phrase.said(self.lang).format(code=requirement, owners=names, missing=missing)
        return {**found, "said": said}

    def _level(self, does: str, level: int, phrase: Text) -> Json:
        return {"do": does, "level": level, "said": phrase.said(self.lang).format(level=level)}

    def _reason(self, reason: Unresolved) -> dict[str, Json]:
        found: dict[str, Json] = {"code": reason.gap.lack.value, "item": reason.gap.item}
        if reason.gap.fiscal_year is not None:
            found["fiscal_year"] = reason.gap.fiscal_year
        if reason.members:
            found["members"] = list(reason.members)
        found["said"] = reason_said(self.audit, reason, self.words, self.lang)
        return found

    def _failures(self, found: Finding) -> list[Json]:
        vocabulary = self.audit.edition.vocabulary
        return [
            judged_sentence(failure, vocabulary, self.words, self.lang)
            for failure in found.failures
        ]


_ASK: Final = Text("{code}: ask {owners} · {missing}", "{code}: ติดตามจาก{owners} · {missing}")
_CEASE: Final = Text(
    "{code}: no longer ask {owners} · {missing}", "{code}: ไม่ต้องติดตามจาก{owners}แล้ว · {missing}"
)
_OPEN: Final = Text(
    "{code}: nonconformity opened, for {owners} to mend",
    "{code}: เปิดประเด็นความไม่สอดคล้อง ให้{owners}แก้ไข",
)
_SHUT: Final = Text("{code}: nonconformity closed", "{code}: ปิดประเด็นความไม่สอดคล้อง")
_PROVEN: Final = Text("level {level} is proven", "ระดับ {level} พิสูจน์แล้ว")
_NOT_PROVEN: Final = Text("level {level} is no longer proven", "ระดับ {level} ไม่ถือว่าพิสูจน์แล้วอีกต่อไป")
_REACHABLE: Final = Text("level {level} can be reached again", "ระดับ {level} มีโอกาสผ่านได้อีกครั้ง")
_UNREACHABLE: Final = Text("level {level} can no longer be reached", "ระดับ {level} ไม่มีโอกาสผ่านแล้ว")


_KINDS: Final[dict[type[object], str]] = {
    Observed: "observe",
    Document: "document",
    Joined: "member",
    Listed: "roster",
    Aimed: "target",
    Closed: "close",
}


def _kind(step: Step) -> str:
    """Return what happened, in the word that the line began with."""
    return _KINDS.get(type(step.event), "retract")


def _problem(problem: Diagnostic, lang: Language) -> Json:
    found: dict[str, Json] = {"code": problem.code, "message": problem.message.said(lang)}
    if problem.span is not None and problem.span.column:
        found["column"] = problem.span.column
    if problem.clause is not None:
        found["clause"] = problem.clause.said(lang)
    if problem.help is not None:
        found["help"] = problem.help.said(lang)
    return found


def _written(line: dict[str, Json]) -> str:
    return json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"
