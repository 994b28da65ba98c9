"""A draft: an edition that says only what it changes of another one, and why.

Its files are laid over those of the edition that it extends, and what they say together is
read as any edition is.  So everything that works with an edition works with a draft, and a
draft means exactly what the same edition written out in full would mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from ecorules.documents import read_document, validated
from ecorules.documents.overlaid import Overlaid
from ecorules.edition import refusing
from ecorules.edition.codes import code_order
from ecorules.edition.draft import Draft, Layer, Sheet
from ecorules.edition.laying import frame_over, levels_over, requirement_over, targets_over
from ecorules.edition.model import Overlay
from ecorules.edition.packaged import find_below
from ecorules.edition.page import Page
from ecorules.edition.reasons import reasons
from ecorules.edition.requirements import clause_of, refuse_other_name
from ecorules.edition.schema.common import Surface
from ecorules.edition.schema.draft import (
    DraftFile,
    DraftLevelsFile,
    DraftRequirementFile,
    DraftTargetsFile,
)
from ecorules.edition.schema.edition import EditionFile, LevelsFile, TargetsFile
from ecorules.edition.schema.requirement import RequirementFile

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ecorules.diagnostics import Diagnostic
    from ecorules.documents import Document
    from ecorules.documents.composing import Value
    from ecorules.edition.folder import Folder
    from ecorules.edition.model import Edition

F = TypeVar("F", bound=Surface)

_FRAME: Final = "edition.yaml"


def laid_over(place: Folder, read: Callable[[Path], Draft | None]) -> Draft:
    """Return a draft laid over the edition that it extends, which `read` reads.

    `read` returns nothing where the way leads back to a draft that is being read already.
    """
    return _Overlay(place, read).draft()


def over_its_base(draft: Draft, edition: Edition, into: list[Diagnostic]) -> Edition:
    """Return an edition with what it is laid over, if it is; it is in force no earlier."""
    if draft.below is None or draft.below.edition is None or draft.frame is None:
        return edition
    base = draft.below.edition
    if edition.since is not None:
        refusing.refuse_earlier(draft.frame.document, edition.since, base, into)
    if draft.targets is not None:
        refusing.refuse_other_units(draft.targets.document, edition, base, into)
    inherited = base.since if base.overlay is not None else None
    return replace(
        edition,
        since=edition.since or inherited,
        overlay=Overlay(base, reasons(draft)),
    )


@dataclass(slots=True)
class _Overlay:
    """Lay the files of a draft over the edition below it."""

    place: Folder
    read: Callable[[Path], Draft | None]
    layers: list[Layer] = field(default_factory=list)

    def draft(self) -> Draft:
        """Return what both say together; of a draft over nothing only its own files."""
        frame = self._layer("draft", DraftFile, self.place.path / _FRAME)
        below = None if frame is None else self._below(frame)
        files = self._files(below)
        if frame is None or below is None:
            return self._only_layers()
        into, documents = self.place.into, [layer.document for layer in files]
        dropped = refusing.dropped(frame.document, below, documents, into)
        changed = {_code(document) for document in documents}
        sheets = [
            *(one for one in below.requirements if _code(one.document) not in {*dropped, *changed}),
            *(
                one
                for one in (self._requirement(layer, below) for layer in files)
                if one is not None
            ),
        ]
        sheets.sort(key=lambda one: code_order(_code(one.document)))
        codes = [_code(one.document) for one in below.requirements]
        is_counted_alike = codes == [_code(one.document) for one in sheets]
        levels = self._levels(below)
        targets = self._targets(frame, below, dropped)
        refusing.refuse_no_change(frame.document, len(self.layers), dropped, into)
        return Draft(
            folder=self.place.path,
            vocabulary=below.vocabulary,
            frame=self._frame(frame, below, is_counted_alike=is_counted_alike),
            levels=levels,
            targets=targets,
            requirements=tuple(sheets),
            edition=None,
            diagnostics=(),
            below=below,
            layers=tuple(self.layers),
        )

    def _only_layers(self) -> Draft:
        return Draft(
            folder=self.place.path,
            vocabulary=None,
            frame=None,
            levels=None,
            targets=None,
            requirements=(),
            edition=None,
            diagnostics=(),
            layers=tuple(self.layers),
        )

    def _below(self, frame: Layer) -> Draft | None:
        """Return the edition that the draft extends, if it can be read and is in order."""
        named = frame.document.value(("extends",))
        if not isinstance(named, str):
            return None
        found = find_below(self.place.path, named)
        if found is None:
            refusing.refuse_unknown_base(frame.document, named, self.place.into)
            return None
        below = self.read(found)
        if below is None:
            refusing.refuse_circle(frame.document, self.place.into)
        elif below.edition is None:
            # Nothing can be said of a draft before what it stands on is in order.
            self.place.into.extend(below.diagnostics)
            return None
        return below

    def _files(self, below: Draft | None) -> list[Layer]:
        """Return the requirements that the draft has a file for, and report what is none."""
        found = []
        for path in self.place.drafted():
            layer = self._layer("draft-requirement", DraftRequirementFile, path, below)
            found += [] if layer is None else [layer]
        return found

    def _layer(
        self, kind: str, model: type[F], path: Path, below: Draft | None = None
    ) -> Layer | None:
        document = read_document(path, self.place.name_of(path), self.place.into)
        if document is None:
            return None
        clause = None
        if kind == "draft-requirement":
            sheet = _sheet(below, _code(document))
            clause = clause_of(document if sheet is None else sheet.document)
        form = validated(model, document, self.place.into, clause=clause)
        layer = Layer(kind, path, document, form is not None)
        self.layers.append(layer)
        return layer

    def _requirement(self, layer: Layer, below: Draft) -> Sheet[RequirementFile] | None:
        """Return a requirement of both; nothing if the draft changes one that is not there."""
        code, written = _code(layer.document), _mapping(layer.document.root)
        sheet = _sheet(below, code)
        if not layer.is_in_form:
            return Sheet(layer.path if sheet is None else sheet.path, layer.document, None)
        codes = [_code(one.document) for one in below.requirements]
        if sheet is None and refusing.is_slip(layer.document, codes, self.place.into):
            return None
        if sheet is not None:
            refusing.refuse_same(layer.document, sheet.document, (), self.place.into)
        root = requirement_over(written, {} if sheet is None else _mapping(sheet.document.root))
        document = Overlaid(
            root, layer.document, layer.document if sheet is None else sheet.document
        )
        clause = clause_of(document)
        form = validated(RequirementFile, document, self.place.into, clause=clause)
        if form is not None:
            page = Page(layer.document, self.place.into, clause)
            refuse_other_name(form, layer.path.stem, page)
        # Its cases stand beside the file that says what it requires.
        has_own = layer.path.with_suffix(".cases.yaml").exists()
        is_moved = sheet is None or has_own or not written.keys().isdisjoint(_JUDGED)
        return Sheet(layer.path if sheet is None or is_moved else sheet.path, document, form)

    def _frame(
        self, frame: Layer, below: Draft, *, is_counted_alike: bool
    ) -> Sheet[EditionFile] | None:
        if below.frame is None or not frame.is_in_form:
            return None
        root = frame_over(
            _mapping(frame.document.root),
            _mapping(below.frame.document.root),
            is_counted_alike=is_counted_alike,
        )
        document = Overlaid(root, frame.document, below.frame.document)
        return Sheet(frame.path, document, validated(EditionFile, document, self.place.into))

    def _levels(self, below: Draft) -> Sheet[LevelsFile] | None:
        layer = self._part("levels", DraftLevelsFile)
        if layer is None or below.levels is None:
            return below.levels
        under = below.levels.document
        if not layer.is_in_form:
            return None
        slips = refusing.slips(layer.document, under, "levels", self.place.into)
        root = levels_over(_without(layer.document, "levels", slips), _mapping(under.root))
        document = Overlaid(root, layer.document, under)
        return Sheet(layer.path, document, validated(LevelsFile, document, self.place.into))

    def _targets(
        self, frame: Layer, below: Draft, dropped: frozenset[str]
    ) -> Sheet[TargetsFile] | None:
        """Return the targets; one that bears the code of a dropped requirement goes with it."""
        layer = self._part("targets", DraftTargetsFile)
        if below.targets is None:
            return None
        under = below.targets.document
        if layer is None and not dropped:
            return below.targets
        written: dict[str, Value] = {}
        if layer is not None:
            if not layer.is_in_form:
                return None
            slips = refusing.slips(layer.document, under, "targets", self.place.into)
            written = _without(layer.document, "targets", slips)
        since = frame.document.value(("effective", "from"))
        root = targets_over(written, _mapping(under.root), since, dropped)
        above = frame.document if layer is None else layer.document
        document = Overlaid(root, above, under)
        path = below.targets.path if layer is None else layer.path
        return Sheet(path, document, validated(TargetsFile, document, self.place.into))

    def _part(self, name: str, model: type[F]) -> Layer | None:
        """Return the draft's own levels or targets, if it has any."""
        path = self.place.path / f"{name}.yaml"
        return self._layer(f"draft-{name}", model, path) if path.exists() else None


# What a draft changes here, it has to show with cases of its own.
_JUDGED: Final = frozenset({"requires", "applies", "evidence", "without", "without_evidence"})


def _sheet(below: Draft | None, code: str) -> Sheet[RequirementFile] | None:
    sheets = () if below is None else below.requirements
    return next((one for one in sheets if _code(one.document) == code), None)


def _without(document: Document, key: str, slips: Collection[str]) -> dict[str, Value]:
    """Return what a file says without the parts that are slips."""
    parts = _mapping(document.value((key,)))
    return {key: {name: each for name, each in parts.items() if name not in slips}}


def _code(document: Document) -> str:
    code = document.value(("code",))
    return code if isinstance(code, str) else ""


def _mapping(value: Value | None) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}
