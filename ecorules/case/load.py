"""Read a case folder: `case.yaml`, its rosters and its evidence files.

Everything that is wrong is said at once.  What a case may name is told by the terms of an
edition; this layer knows no edition itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.canonical import digest
from ecorules.case.efforts import efforts_of
from ecorules.case.folder import CASE_FILE, not_a_case
from ecorules.case.log import Log, read_log
from ecorules.case.model import Case, Origin, Purpose, Round, RoundKind
from ecorules.case.observations import observations_of, own_targets_of
from ecorules.case.page import OWNER, REQUIREMENT, Page, unknown
from ecorules.case.recorded import examine_recorded, own_items, recorded
from ecorules.case.register import known_evidence, register_of
from ecorules.case.rosters import FromFiles, Members, Rosters
from ecorules.case.schema import CaseFile, RoundForm, is_name
from ecorules.case.team import team_of
from ecorules.diagnostics import Diagnostic, Invalid, Text, ordered, quoted, refuse_errors
from ecorules.documents import Unreadable, plain, read_document, validated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path as Folder

    from ecorules.case.model import Register, Terms


def load_case(folder: Folder, terms: Terms, shown: str | None = None) -> Case:
    """Return the case in a folder, or raise `Invalid` with everything that is wrong.

    `shown` is how the folder is called in messages, if not by its path.
    """
    page, log, form = _read(folder, terms, shown)
    evidence = known_evidence(page, terms.evidence) | own_items(log)
    register = register_of(page, terms.evidence, folder)
    register = recorded(register, log, terms.evidence, page.into)
    examine_recorded(register, log, folder, page.into)
    rosters = Rosters(page, terms.vocabulary, evidence, FromFiles(page, terms.vocabulary, folder))
    return _with_values(page, form, register, rosters, terms)


def case_of(page: Page, terms: Terms, members: Members) -> Case:
    """Return the case that a document says, its members told by `members`; no file is looked for.

    Raises `Invalid` with everything that is wrong.
    """
    form = validated(CaseFile, page.document, page.into)
    _refuse_other_edition(page, terms)
    _examine_names(page, terms)
    register = register_of(page, terms.evidence, None)
    evidence = known_evidence(page, terms.evidence)
    rosters = Rosters(page, terms.vocabulary, evidence, members)
    return _with_values(page, form, register, rosters, terms)


def _with_values(
    page: Page, form: CaseFile | None, register: Register, listing: Rosters, terms: Terms
) -> Case:
    """Return the case with what was observed, what is aimed at, and the members of its rosters."""
    targets = own_targets_of(page, terms)
    efforts = efforts_of(page, terms.vocabulary, listing.evidence)
    team = team_of(page, terms.requirements)
    observations = observations_of(page, terms.vocabulary, listing.evidence)
    rosters = listing.listed()
    case = _case(page, form, register)
    case = replace(case, targets=targets, observations=observations, rosters=rosters)
    case = replace(case, efforts=efforts, team=team)
    return replace(case, digest=digest(case))


class Records(NamedTuple):
    """The register of a case, with how it came about; no roster, value or file was read for it.

    `start` is the register that the file of the case has, and `case` has it with all of `log`.
    `told` is what is wrong with the log, or to be noticed.
    """

    case: Case
    start: Register
    log: Log
    told: tuple[Diagnostic, ...]


def load_register(folder: Folder, terms: Terms, shown: str | None = None) -> Records:
    """Return the register of a case, or raise `Invalid` with what is wrong with its file.

    This is what it takes to record in the register, which must be possible while everything
    else is still in the making.
    """
    told: list[Diagnostic] = []
    page, log, form = _read(folder, terms, shown, told)
    start = register_of(page, terms.evidence, None)
    register = recorded(start, log, terms.evidence, told)
    return Records(_case(page, form, register), start, log, ordered(told))


def _read(
    folder: Folder, terms: Terms, shown: str | None, told: list[Diagnostic] | None = None
) -> tuple[Page, Log, CaseFile | None]:
    page = _page(folder, shown)
    form = validated(CaseFile, page.document, page.into)
    _refuse_other_edition(page, terms)
    _examine_names(page, terms)
    name = str(folder) if shown is None else shown
    return page, read_log(folder, name, page.into if told is None else told), form


def _case(page: Page, form: CaseFile | None, register: Register) -> Case:
    """Return the case as its file has it, unless anything is wrong with it."""
    refuse_errors(page.into)
    if form is None:  # pragma: no cover - then there was an error
        raise Invalid(page.into)
    return Case(
        id=form.id,
        title=form.title.text,
        edition=form.edition,
        is_synthetic=form.synthetic,
        note=None if form.note is None else form.note.text,
        area={name: text.text for name, text in form.area.items()},
        round=_round(form.round),
        agencies={owner: name.text for owner, name in form.agencies.items()},
        owners={code: tuple(sorted(set(names))) for code, names in form.owners.items()},
        targets={},
        observations=(),
        rosters={},
        register=register,
        digest="",
        provenance=_origin(form),
        notices=ordered(page.into),
    )


def case_edition(folder: Folder, shown: str | None = None) -> str:
    """Return the edition that the case in a folder names, so that its terms can be found."""
    page = _page(folder, shown)
    edition = page.document.value(("edition",))
    # A path is no name: a case from other hands does not choose which files are read.
    if isinstance(edition, str) and is_name(edition):
        return edition
    validated(CaseFile, page.document, page.into)
    raise Invalid(page.into)


def without_edition(
    folder: Folder, problems: Iterable[Diagnostic], shown: str | None = None
) -> Invalid:
    """Return all that is wrong with a case whose edition is none, so far as can be said.

    `problems` are told at the name of the edition; without its words the rest of the case is
    held against the schema alone.
    """
    page = _page(folder, shown)
    validated(CaseFile, page.document, page.into)
    span = page.span(("edition",))
    return Invalid([*page.into, *(replace(each, span=span) for each in problems)])


def _page(folder: Folder, shown: str | None) -> Page:
    into: list[Diagnostic] = []
    name = str(folder) if shown is None else shown
    problem = not_a_case(folder, name)
    if problem is not None:
        raise Invalid([problem])
    document = read_document(folder / CASE_FILE, f"{name}/{CASE_FILE}", into)
    if document is None:
        raise Invalid(into)
    return Page(document, into)


def _round(form: RoundForm) -> Round:
    return Round(RoundKind(form.kind), Purpose(form.purpose), form.aim, form.fiscal_year, form.on)


def _origin(form: CaseFile) -> Origin | None:
    found = form.provenance
    return None if found is None else Origin(found.source, found.place)


def _refuse_other_edition(page: Page, terms: Terms) -> None:
    """Stop at a case of another edition: held against this one, all its codes would be wrong."""
    edition = page.document.value(("edition",))
    if isinstance(edition, str) and edition and edition != terms.edition:
        page.report(_other_edition(edition, terms.edition), ("edition",))
        raise Invalid(page.into)


def _examine_names(page: Page, terms: Terms) -> None:
    """Report the names of owners and requirements that mean nothing, and such a level."""
    _examine_aim(page, terms)
    owners, requirements = terms.vocabulary.owners, terms.requirements
    for step in page.steps(("agencies",)):
        if str(step) not in owners:
            page.report_key(unknown(OWNER, str(step), owners), ("agencies", step))
    for step in page.steps(("owners",)):
        if str(step) not in requirements:
            page.report_key(unknown(REQUIREMENT, str(step), requirements), ("owners", step))
        for path, word in page.words(("owners", step)):
            if word not in owners:
                page.report(unknown(OWNER, word, owners), path)


def _examine_aim(page: Page, terms: Terms) -> None:
    """Report an aim above the highest level: no audit could ever say that it is reached."""
    aim = plain(page.word(("round", "aim")) or "")
    if not aim.isdecimal() or terms.highest is None or int(aim) <= terms.highest:
        return
    edition = quoted(terms.edition)
    message = Text(
        f"edition {edition} has no level {aim}; its highest is {terms.highest}",
        f"ฉบับเกณฑ์ {edition} ไม่มีระดับ {aim} ระดับสูงสุดคือ {terms.highest}",
    )
    page.report(Unreadable("no-such-level", message), ("round", "aim"))


def _other_edition(found: str, expected: str) -> Unreadable:
    message = Text(
        f"the case was made for the edition {quoted(found)}, and is read by {quoted(expected)}",
        f"กรณีนี้จัดทำตามเกณฑ์ {quoted(found)} แต่กำลังอ่านตามเกณฑ์ {quoted(expected)}",
    )
    remedy = Text(
        "read it by its own edition, or change `edition`",
        "อ่านตามเกณฑ์ฉบับของกรณีนี้ หรือแก้ `edition`",
    )
    return Unreadable("edition-mismatch", message, remedy)
