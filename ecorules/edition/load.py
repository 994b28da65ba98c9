"""From a folder to an edition, or to everything that is wrong with it, at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Invalid, Severity, ordered
from ecorules.documents import read_document
from ecorules.edition.canonical import digest
from ecorules.edition.codes import in_order
from ecorules.edition.draft import Draft
from ecorules.edition.folder import Folder
from ecorules.edition.frame import frame_of
from ecorules.edition.ladder import ladder_of
from ecorules.edition.model import Edition
from ecorules.edition.packaged import find_edition, is_variant, shown_as
from ecorules.edition.page import Page
from ecorules.edition.relations import refuse_circles, refuse_idle_targets, refuse_same_codes
from ecorules.edition.requirements import (
    Surroundings,
    clause_of,
    refuse_other_name,
    requirement_of,
)
from ecorules.edition.schema.edition import EditionFile, LevelsFile, TargetsFile
from ecorules.edition.schema.requirement import RequirementFile
from ecorules.edition.schema.vocabulary import VocabularyFile
from ecorules.edition.targets import targets_of
from ecorules.edition.variant import load_variant
from ecorules.edition.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.frame import Frame
    from ecorules.edition.model import Level, Requirement, Source, Target
    from ecorules.language.vocabulary import Vocabulary

__all__ = ["find_edition", "load_edition", "read_edition"]

FRAME: Final = "edition.yaml"
TARGETS: Final = "targets.yaml"


def load_edition(path_or_id: str | Path) -> Edition:
    """Return the edition in a folder, or the one of that id that comes with the program.

    A variant, by its file or its id, is the edition as it reads with its changes.
    Raises `Invalid` with everything that is wrong, at once.
    """
    found = find_edition(path_or_id)
    if is_variant(found):
        return load_variant(found, load_edition)
    draft = read_edition(found)
    if draft.edition is None:
        raise Invalid(draft.diagnostics)
    return draft.edition


def read_edition(folder: Path, shown: str | None = None) -> Draft:
    """Return all files of an edition, the edition if they make one, and all that is wrong.

    `shown` is how messages call the folder.
    """
    return _read(folder, shown_as(folder) if shown is None else shown, ())


def _read(folder: Path, shown: str, above: tuple[Path, ...]) -> Draft:
    """Return an edition read from its files; `above` are the drafts that are laid over it."""
    into: list[Diagnostic] = []
    place = Folder(folder, shown, into)
    draft = _laid_over(place, above) if _is_overlay(folder) else _drafted(place)
    assembled = _Assembly(draft, into).edition()
    edition = assembled
    if assembled is not None and draft.below is not None:
        from ecorules.edition.overlay import over_its_base  # noqa: PLC0415 - few are drafts

        edition = over_its_base(draft, assembled, into)
    is_sound = all(each.severity is not Severity.ERROR for each in into)
    # What is to be noticed in the edition below is said of it, and not of every draft.
    known = frozenset() if draft.below is None else frozenset(draft.below.diagnostics)
    told = ordered(each for each in into if each not in known)
    return replace(draft, edition=edition if is_sound else None, diagnostics=told)


def _is_overlay(folder: Path) -> bool:
    """Return whether an edition says that it extends another one."""
    frame = folder / FRAME
    document = read_document(frame, FRAME, []) if frame.is_file() else None
    return document is not None and document.value(("extends",)) is not None


def _laid_over(place: Folder, above: tuple[Path, ...]) -> Draft:
    from ecorules.edition.overlay import laid_over  # noqa: PLC0415 - few editions are drafts

    chain = (*above, place.path.resolve())

    def read(below: Path) -> Draft | None:
        if below.resolve() in chain:
            return None
        return _read(below, place.name_of(below), chain)

    return laid_over(place, read)


def _drafted(place: Folder) -> Draft:
    targets = place.path / TARGETS
    requirements = (place.sheet(RequirementFile, path) for path in place.requirements())
    return Draft(
        folder=place.path,
        vocabulary=place.sheet(VocabularyFile, place.vocabulary()),
        frame=place.sheet(EditionFile, place.path / FRAME),
        levels=place.sheet(LevelsFile, place.path / "levels.yaml"),
        # An edition that names no targets needs no file for them.
        targets=place.sheet(TargetsFile, targets) if targets.exists() else None,
        requirements=tuple(sheet for sheet in requirements if sheet is not None),
        edition=None,
        diagnostics=(),
    )


class _Assembly(NamedTuple):
    """Put the files together: each is judged as far as those that it leans on are known."""

    draft: Draft
    into: list[Diagnostic]

    def edition(self) -> Edition | None:
        """Return the edition that the files make, or nothing if a part of it is missing."""
        vocabulary, shared = self._vocabulary()
        frame = self._frame(shared)
        sources = None if frame is None else frame.sources
        levels = self._levels(sources)
        targets = self._targets(sources, None if vocabulary is None else vocabulary.owners)
        units = None if targets is None else {name: each.unit for name, each in targets.items()}
        # Without its unit nothing can be said of a fact or a target, so conditions have to wait.
        is_measured = all(each.code != "unknown-unit" for each in self.into)
        requirements = self._requirements(
            Surroundings(
                frame=frame,
                levels=levels,
                owners=None if vocabulary is None else vocabulary.owners,
                vocabulary=vocabulary if is_measured else None,
                targets=units if is_measured else None,
                codes=self._codes(),
            )
        )
        self._refuse_relations(requirements, targets)
        if vocabulary is None or frame is None or levels is None or targets is None:
            return None
        return Edition(
            id=frame.form.id,
            title=frame.form.title.text,
            status=frame.form.status,
            vocabulary=vocabulary,
            sources=frame.sources or {},
            dimensions=frame.dimensions,
            aspects=frame.aspects,
            levels=levels,
            targets=targets,
            requirements=requirements,
            digest=digest(self._content()),
            declares=frame.declares,
            adoption=frame.adoption,
            since=frame.since,
            until=frame.until,
            practice=frame.practice,
        )

    def _vocabulary(self) -> tuple[Vocabulary, dict[str, Source]] | tuple[None, None]:
        sheet = self.draft.vocabulary
        if sheet is None or sheet.form is None:
            return None, None
        return vocabulary_of(sheet.form, Page(sheet.document, self.into))

    def _frame(self, shared: Mapping[str, Source] | None) -> Frame | None:
        sheet = self.draft.frame
        if sheet is None or sheet.form is None:
            return None
        return frame_of(sheet.form, shared, Page(sheet.document, self.into))

    def _levels(self, sources: Mapping[str, Source] | None) -> dict[int, Level] | None:
        sheet = self.draft.levels
        if sheet is None or sheet.form is None:
            return None
        return ladder_of(sheet.form, Page(sheet.document, self.into, sources=sources))

    def _targets(
        self, sources: Mapping[str, Source] | None, owners: Collection[str] | None
    ) -> dict[str, Target] | None:
        sheet = self.draft.targets
        if sheet is None and not (self.draft.folder / TARGETS).exists():
            return {}
        if sheet is None or sheet.form is None:
            return None
        page = Page(sheet.document, self.into, sources=sources)
        return targets_of(sheet.form, owners, page)

    def _requirements(self, around: Surroundings) -> dict[str, Requirement]:
        """Return the requirements by code, in order; of two with one code the first."""
        found: dict[str, Requirement] = {}
        sources = None if around.frame is None else around.frame.sources
        for sheet in self.draft.requirements:
            if sheet.form is not None:
                page = Page(sheet.document, self.into, clause_of(sheet.document), sources)
                refuse_other_name(sheet.form, sheet.path.stem, page)
                made = requirement_of(sheet.form, page, around)
                found.setdefault(made.code, made)
        return {code: found[code] for code in in_order(found)}

    def _codes(self) -> frozenset[str]:
        """Return the codes of all requirements, of those too that are not in order."""
        written = (sheet.document.value(("code",)) for sheet in self.draft.requirements)
        named = (sheet.path.stem for sheet in self.draft.requirements if sheet.form is None)
        return frozenset({*(code for code in written if isinstance(code, str)), *named})

    def _refuse_relations(
        self, requirements: Mapping[str, Requirement], targets: Mapping[str, Target] | None
    ) -> None:
        refuse_same_codes(self.draft.requirements, self.into)
        refuse_circles(requirements, self.into)
        if targets is not None:
            refuse_idle_targets(targets, requirements, self._codes(), self.into)

    def _content(self) -> dict[str, object]:
        """Return what the files say, without where and in which order they say it."""
        draft = self.draft
        frame = {
            "vocabulary": draft.vocabulary,
            "edition": draft.frame,
            "levels": draft.levels,
            "targets": draft.targets,
        }
        return {
            **{role: sheet.document.root for role, sheet in frame.items() if sheet is not None},
            "requirements": {
                sheet.form.code: sheet.document.root
                for sheet in draft.requirements
                if sheet.form is not None
            },
        }
