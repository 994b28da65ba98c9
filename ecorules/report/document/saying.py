"""What things are called in a report, in both languages at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.finding import Verdict
from ecorules.case.model import RoundKind
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.edition.model import Status
from ecorules.language.sentence import judged_sentence, sentence
from ecorules.levels import LevelState
from ecorules.report.document.model import Cell, Tone, both
from ecorules.report.wording import SIGNS, VERDICTS, owner_said, reason_said, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.edition.model import Requirement
    from ecorules.language.syntax import Condition
    from ecorules.language.trace import Judged, Unresolved

# Without the English word that forms and plans put behind it: a report is to be read in Thai alone.
ROUNDS: Final = {
    RoundKind.PRE_AUDIT: Text("Pre-audit", "การตรวจประเมินเบื้องต้น"),
    RoundKind.CERTIFICATION: Text("Certification audit", "การตรวจประเมินเพื่อรับรอง"),
}
VERDICT_TONES: Final = {
    Verdict.CONFORMING: Tone.GOOD,
    Verdict.NONCONFORMING: Tone.BAD,
    Verdict.UNDETERMINED: Tone.OPEN,
    Verdict.NOT_APPLICABLE: Tone.SOFT,
}
STATE_TONES: Final = {
    LevelState.PROVEN: Tone.GOOD,
    LevelState.OPEN: Tone.OPEN,
    LevelState.BLOCKED: Tone.BAD,
    LevelState.INCOMPLETE: Tone.SOFT,
}
DRAFTED_MARK: Final = Text(
    "* The text of this requirement is not stated in any source at hand; it is nobody's official "
    "text.",
    "* ข้อความของข้อนี้ไม่มีเอกสารใดที่มีอยู่ระบุไว้ จึงไม่ใช่ข้อความทางการของหน่วยงานใด",
)


class Sayings:
    """Say what stands in one audit."""

    def __init__(self, audit: Audit) -> None:
        """Keep the titles of everything that may be named."""
        self.audit = audit
        self.words = words_of(audit)
        self.vocabulary = audit.edition.vocabulary
        targets = audit.edition.targets
        self._own_names = [name for name in targets if name not in audit.edition.requirements]

    def judged(self, judged: Judged) -> Text:
        """Return what was found of a condition or a measure."""
        said = both(lambda lang: judged_sentence(judged, self.vocabulary, self.words, lang))
        return self._without_names(said)

    def condition(self, condition: Condition) -> Text:
        """Return what a condition asks."""
        said = both(lambda lang: sentence(condition, self.vocabulary, self.words, lang))
        return self._without_names(said)

    def reason(self, reason: Unresolved) -> Text:
        """Return what is missing, and why a document was not accepted."""
        said = both(lambda lang: reason_said(self.audit, reason, self.words, lang))
        return self._without_names(said)

    def _without_names(self, said: Text) -> Text:
        """Return a sentence whose Thai calls a target by its label, and not by an English name."""
        thai = said.th
        for name in self._own_names:
            thai = thai.replace(f"{name} (", "(")
        return Text(said.en, thai)

    def owner(self, owner: str) -> Text:
        """Return the name of an agency."""
        return both(lambda lang: owner_said(self.audit, owner, lang))

    def owners(self, owners: Iterable[str]) -> Text:
        """Return the names of several agencies."""
        named = [self.owner(one) for one in owners]
        return joined(named)

    def evidence(self, code: str) -> Text:
        """Return the title of a document, or its code where it has none."""
        return self.words.evidence.get(code, Text(code, code))

    def level(self, number: int) -> Text:
        """Return a level with its number and its name; none at all is said in words."""
        if number == 0:
            return Text("none", "ยังไม่มี")
        name = self.audit.edition.levels[number].name
        return Text(f"level {number} {name.en}", f"ระดับ {number} {name.th}")


def joined(texts: Iterable[Text], between: str = ", ") -> Text:
    """Return several texts as one."""
    listed = list(texts)
    return Text(between.join(one.en for one in listed), between.join(one.th for one in listed))


def code_cell(requirement: Requirement) -> Cell:
    """Return the code of a requirement, marked where its text is not stated."""
    mark = "" if requirement.provenance.status is Status.STATED else "*"
    return Cell((Text(f"{requirement.code}{mark}", f"{requirement.code}{mark}"),))


def verdict_cell(found: Finding) -> Cell:
    """Return a verdict by sign and word."""
    sign, said = SIGNS[found.verdict], VERDICTS[found.verdict]
    text = Text(f"{sign} {said.en}", f"{sign} {said.th}")
    return Cell((text,), VERDICT_TONES[found.verdict])


def day(on: date) -> Text:
    """Return a day with its month in words, in Thai with the Buddhist year."""
    return both(lambda lang: day_said(on, lang))


def level_said(number: int) -> Text:
    """Return a level by its number alone."""
    return Text(f"level {number}", f"ระดับ {number}")


def plural(number: int, noun: str, thai: str) -> Text:
    """Return so many of something.

    >>> plural(2, "document", "หลักฐาน {} รายการ")
    Text(en='2 documents', th='หลักฐาน 2 รายการ')
    """
    return Text(f"{number} {noun}{'' if number == 1 else 's'}", thai.format(number))
