"""Read the cases that stand beside each requirement of an edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.audit.trials.build import trial_case
from ecorules.audit.trials.forms import TrialsFile
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text, quoted
from ecorules.documents import read_document
from ecorules.documents.validating import validated

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.audit.trials.forms import TrialForm
    from ecorules.case.model import Case
    from ecorules.documents import Document
    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.truth import Truth


@dataclass(frozen=True, slots=True)
class Trial:
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


@dataclass(frozen=True, slots=True)
class TrialFile:
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
    if problems:
        raise Invalid(problems)
    return tuple(sorted(found, key=lambda one: list(edition.requirements).index(one.requirement)))


def _file(edition: Edition, document: Document, into: list[Diagnostic]) -> TrialFile | None:
    form = validated(TrialsFile, document, into)
    if form is None:
        return None
    requirement = edition.requirements.get(form.requirement)
    if requirement is None:
        said = quoted(form.requirement)
        message = Text(f"no requirement is called {said}", f"ไม่มีข้อกำหนดรหัส {said}")
        into.append(Diagnostic("unknown-requirement", message, document.span(("requirement",))))
        return None
    clause = Text(f"cases of {requirement.code}", f"กรณีทดสอบของ {requirement.code}")
    _refuse_twins(form, document, clause, into)
    trials = []
    for place, each in enumerate(form.cases):
        built = trial_case(
            edition, requirement, each.given, document, ("cases", place, "given"), into
        )
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


def _refuse_twins(
    form: TrialsFile, document: Document, clause: Text, into: list[Diagnostic]
) -> None:
    seen: set[str] = set()
    for place, each in enumerate(form.cases):
        if each.name in seen:
            message = Text("two cases have the same name", "มีกรณีทดสอบชื่อซ้ำกัน")
            span = document.span(("cases", place, "name"))
            into.append(Diagnostic("duplicate-name", message, span, clause))
        seen.add(each.name)
