"""Read the cases that stand beside each requirement of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.trials.build import trial_case
from ecorules.audit.trials.forms import TrialsFile
from ecorules.case.page import REQUIREMENT, Page, unknown
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text
from ecorules.documents import Unreadable, read_document
from ecorules.documents.validating import validated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ecorules.audit.trials.forms import TrialForm
    from ecorules.case.model import Case
    from ecorules.documents import Document
    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.truth import Truth


class Trial(NamedTuple):
    """One small case of a requirement with the verdict and the reasons it must get.

    `reasons` are the codes of what keeps it open, or `None` where the case does not say.
    `met` is what is given of the requirement's prerequisites.
    """

    requirement: str
    name: str
    case: Case
    met: dict[str, Truth]
    verdict: str
    reasons: frozenset[str] | None
    span: Span


class TrialFile(NamedTuple):
    """The cases of one requirement in the order they are written."""

    requirement: str
    trials: tuple[Trial, ...]
    span: Span


def read_trials(edition: Edition, folder: Path, shown: str) -> tuple[TrialFile, ...]:
    """Return all cases of an edition, by requirement.

    Raises `Invalid` with everything that is wrong in any of the files.
    """
    problems: list[Diagnostic] = []
    found = []
    for path in sorted(folder.rglob("*.cases.yaml")):
        named = f"{shown}/{path.relative_to(folder).as_posix()}"
        document = read_document(path, named, problems)
        if document is not None and (read := _file(edition, document, problems)) is not None:
            found.append(read)
    _refuse_second_files(found, problems)
    if problems:
        raise Invalid(problems)
    return tuple(sorted(found, key=lambda one: list(edition.requirements).index(one.requirement)))


def _file(edition: Edition, document: Document, into: list[Diagnostic]) -> TrialFile | None:
    form = validated(TrialsFile, document, into)
    if form is None:
        return None
    page = Page(document, into)
    requirement = edition.requirements.get(form.requirement)
    if requirement is None:
        problem = unknown(REQUIREMENT, form.requirement, edition.requirements)
        page.report(problem, ("requirement",))
        return None
    _refuse_twins(form, page)
    trials = []
    for place, each in enumerate(form.cases):
        built = trial_case(edition, requirement, each.given, page, ("cases", place, "given"))
        if built is not None:
            trials.append(_trial(requirement, each, built, document.span(("cases", place, "name"))))
    return TrialFile(requirement.code, tuple(trials), document.span(("requirement",)))


def _trial(
    requirement: Requirement, form: TrialForm, built: tuple[Case, dict[str, Truth]], span: Span
) -> Trial:
    case, met = built
    return Trial(
        requirement=requirement.code,
        name=form.name,
        case=case,
        met=met,
        verdict=form.expect.replace("-", "_"),
        reasons=None if form.reasons is None else frozenset(form.reasons),
        span=span,
    )


def _refuse_twins(form: TrialsFile, page: Page) -> None:
    seen: set[str] = set()
    for place, each in enumerate(form.cases):
        if each.name in seen:
            message = Text("two cases have the same name", "มีกรณีตัวอย่างชื่อซ้ำกัน")
            remedy = Text("say in each name what the case shows", "ตั้งชื่อให้บอกว่าแต่ละกรณีแสดงอะไร")
            page.report(Unreadable("duplicate-name", message, remedy), ("cases", place, "name"))
        seen.add(each.name)


def _refuse_second_files(files: Iterable[TrialFile], into: list[Diagnostic]) -> None:
    """Report a second file of one requirement: its cases would stand in for those of the first."""
    first: dict[str, Span] = {}
    for each in files:
        earlier = first.setdefault(each.requirement, each.span)
        if earlier is not each.span:
            message = Text(
                f"the cases of {each.requirement} stand in `{earlier.file}` already",
                f"กรณีตัวอย่างของ {each.requirement} อยู่ใน `{earlier.file}` แล้ว",
            )
            remedy = Text(
                "keep all cases of a requirement in one file", "รวมกรณีตัวอย่างของข้อกำหนดไว้ในไฟล์เดียว"
            )
            into.append(Diagnostic("duplicate-cases", message, each.span, help=remedy))
