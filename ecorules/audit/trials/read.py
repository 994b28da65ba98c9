"""Read the cases that stand beside each requirement of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.trials.build import trial_case
from ecorules.audit.trials.forms import TrialForm, TrialsFile
from ecorules.case.page import REQUIREMENT, Page, unknown
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text
from ecorules.documents import Unreadable, read_document
from ecorules.documents.validating import validated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

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


def read_trials(
    edition: Edition, folder: Path, shown: str, below: Iterable[tuple[Path, str]] = ()
) -> tuple[TrialFile, ...]:
    """Return all cases of an edition, by requirement.

    `below` are the folders that a draft is laid over, the next one first, each with its name:
    a requirement that has no cases in the draft keeps those that it has there.
    Raises `Invalid` with everything that is wrong in any of the files.
    """
    problems: list[Diagnostic] = []
    documents = list(_documents(folder, shown, problems))
    _refuse_second_files(documents, problems)
    for one, name in below:
        spoken_of = {document.value(("requirement",)) for document in documents}
        documents += [
            document
            for document in _documents(one, name, problems)
            if (code := document.value(("requirement",))) not in spoken_of
            and code in edition.requirements
        ]
    found = [read for each in documents if (read := _file(edition, each, problems)) is not None]
    if problems:
        raise Invalid(problems)
    return tuple(sorted(found, key=lambda one: list(edition.requirements).index(one.requirement)))


def _documents(folder: Path, shown: str, into: list[Diagnostic]) -> Iterator[Document]:
    for path in sorted(folder.rglob("*.cases.yaml")):
        document = read_document(path, f"{shown}/{path.relative_to(folder).as_posix()}", into)
        if document is not None:
            yield document


def _file(edition: Edition, document: Document, into: list[Diagnostic]) -> TrialFile | None:
    page, form = Page(document, into), validated(TrialsFile, document, into)
    code = page.word(("requirement",))
    if code is None:
        return None
    requirement = edition.requirements.get(code)
    if requirement is None:
        page.report(unknown(REQUIREMENT, code, edition.requirements), ("requirement",))
        return None
    _refuse_twins(page)
    trials = []
    for path, each in page.parts(TrialForm, ("cases",)):
        if each is None:
            continue
        built = trial_case(edition, requirement, each.given, page, (*path, "given"))
        if built is not None:
            trials.append(_trial(requirement, each, built, document.span((*path, "name"))))
    span = document.span(("requirement",))
    return None if form is None else TrialFile(code, tuple(trials), span)


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


def _refuse_twins(page: Page) -> None:
    seen: set[str] = set()
    for step in page.steps(("cases",)):
        path = ("cases", step, "name")
        name = page.word(path)
        if name is not None and name in seen:
            message = Text("two cases have the same name", "มีกรณีตัวอย่างชื่อซ้ำกัน")
            remedy = Text("say in each name what the case shows", "ตั้งชื่อให้บอกว่าแต่ละกรณีแสดงอะไร")
            page.report(Unreadable("duplicate-name", message, remedy), path)
        seen.add(name or "")


def _refuse_second_files(documents: Iterable[Document], into: list[Diagnostic]) -> None:
    """Report a second file of one requirement: its cases would stand in for those of the first."""
    first: dict[str, str] = {}
    for document in documents:
        page = Page(document, into)
        code = page.word(("requirement",))
        if code is None or first.setdefault(code, document.shown) == document.shown:
            continue
        message = Text(
            f"the cases of {code} stand in `{first[code]}` already",
            f"กรณีตัวอย่างของ {code} อยู่ใน `{first[code]}` แล้ว",
        )
        remedy = Text(
            "keep all cases of a requirement in one file", "รวมกรณีตัวอย่างของข้อกำหนดไว้ในไฟล์เดียว"
        )
        page.report(Unreadable("duplicate-cases", message, remedy), ("requirement",))
